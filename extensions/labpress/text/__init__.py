"""What stands in a field, to plain or rich text: LaTeX, mathematics, HTML, addresses, dates."""
