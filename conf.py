"""The OPTML group's web site and Welcome Booklet: everything that is configured.

What the pages say stands in ``source/``; how to change it is told in ``README.md``.
"""

project = "OPTML"
author = "OPTML, Michigan State University"
project_copyright = author
language = "en"

extensions = [
    "myst_parser",  # pages are written in Markdown
    "sphinx_design",  # grids
    "sphinx_copybutton",  # a button to copy what stands in a box
    "labpress",  # people, papers and news; the booklet
]

# --- the group

labpress_group = {
    "name": "OPTimization and Trustworthy Machine Learning",
    "short": "OPTML",
    "organization": "Michigan State University",
    "department": "Department of Computer Science and Engineering",
    "address": "East Lansing, Michigan",
    "url": "https://www.optml-group.com",
    "code": "https://github.com/OPTML-Group",
}
labpress_accent = "#18453B"  # of links, buttons and the cover; dark mode derives its own
labpress_roles = {"former": ("Former member", "Former members")}  # beside labpress's own

# --- the booklet: its chapters are pages of the site, in the order in which they are printed

labpress_booklet = {
    "name": "welcome2optml",
    "title": "Welcome to OPTML",
    "called": "Welcome2OPTML Booklet",
    "paper": "half-letter",
    "subject": "Who we are, what we work on, and how to join us",
    "keywords": ["trustworthy AI", "scalable AI", "optimization", "machine learning"],
    "chapters": ["index", "research", "people", "news", "join", "sponsors", "contact"],
    "site_only": ["publications", "awards"],  # the lists of all papers and all awards
    "notes": True,  # pages for notes, so that the count is a multiple of four
}

# --- the site

html_theme = "furo"
html_title = "OPTML"
html_baseurl = "https://www.optml-group.com/"
html_static_path = ["source/_static"]
html_css_files = ["optml.css"]
html_favicon = "source/_static/favicon.svg"
html_logo = "source/_static/mark.svg"
html_copy_source = False
html_use_index = False  # there are no index entries, so the page would be empty
html_theme_options = {"top_of_page_buttons": []}

# --- Markdown

myst_enable_extensions = ["attrs_block", "colon_fence", "deflist", "smartquotes"]
nitpicky = True  # a reference that leads nowhere is an error of `make check`
