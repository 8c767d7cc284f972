# The documentation of labpress, built by labpress: `make docs`.

project = "labpress"
author = "The labpress authors"
language = "en"

extensions = ["myst_parser", "sphinx_design", "sphinx_copybutton", "labpress"]
labpress_group = {"name": "labpress", "short": "labpress"}
labpress_frame = False  # documentation wants the tree of pages at the side

html_theme = "furo"
html_title = project
html_use_index = False
html_copy_source = False
exclude_patterns = ["_build"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

# problems.md shows what is wrong, also for the highlighter
suppress_warnings = ["misc.highlighting_failure"]
