"""Small groups, built as sites."""
