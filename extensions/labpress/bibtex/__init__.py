"""The bridge to sphinxcontrib-bibtex: {cite}, {bibliography} and the pybtex style."""
