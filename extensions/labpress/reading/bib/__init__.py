"""A .bib file to publications: splitter, parser, entries, publication."""
