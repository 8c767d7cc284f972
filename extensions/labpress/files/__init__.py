"""The files that records and pages name: found, checked, converted and scaled, without Sphinx."""
