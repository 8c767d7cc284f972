"""Groups as a whole, without Sphinx."""
