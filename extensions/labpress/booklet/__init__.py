"""The booklet: how records look in LaTeX, its design, TeX and its log, and its printing."""
