"""The tests of labpress."""
