"""The YAML files to records, with the place of every key and value."""
