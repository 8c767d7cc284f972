"""What the files say: frozen records, rich text, located problems. Imports nothing of labpress."""
