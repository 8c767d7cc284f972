"""The search of a site in labpress's frame: small files that are asked for as they are needed."""
