"""What a template brings along to show itself: nobody's people, papers and posts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from labpress.importing.fields import Fields

REASON = "an example of the template"
_FILES = re.compile(
    r".*/(?:announcement_[123]|[1-9]_project|about_einstein|the_godfather|data-science-fundamentals"
    r"|introduction-to-machine-learning)\.md"
    r"|.*/\d{4}-\d{2}-\d{2}-(?:formatting-and-links|images|code|disqus-comments|math|distill|twitter"
    r"|diagrams|redirect|giscus-comments|table-of-contents|tables|videos|audios"
    r"|sidebar-table-of-contents|custom-blockquotes|jupyter-notebook|post-bibliography|tikzjax|chartjs"
    r"|echarts|geojson-map|advanced-images|code-diff|vega-lite|pseudocode|post-citation|typograms|tabs"
    r"|photo-gallery|plotly|bibliography|example-post-\d|markdown-and-html|grape-theme-style"
    r"|google-gemini-review)\.md"
    r"|.*/template-[\w-]+\.md",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:albert einstein|jane smith|john smith|sarah johnson|john doe|jane doe|placeholder"
    r"|your name|edwin adams|boris podolsky|nathan rosen"
    r"|johann sebastian bach|carl philipp emanuel bach"
    r"|karl przibram|erwin schrodinger|hendrik antoon lorentz|max planck|nelson bighetti"
    r"|them others)\b",
    re.I,
)
_TEXTS = re.compile(
    r"Every project has a beautiful feature showcase page|A simple inline announcement"
    r"|Announcements and news can be much longer than just quick inline posts|lorem ipsum"
    r"|Jean shorts raw denim Vice normcore"
    r"|Write your biography here\. Tell the world about yourself|Nelson Bighetti is a professor"
    r"|Slides can be added in a few ways|Click the \*Slides\* button above",
    re.I,
)
_TITLES = re.compile(
    r"project [1-9](?: with .*)?|example (?:talk|project|event|page \d)|getting started"
    r"|example post \d|the meaning of relativity"
    r"|can quantum-mechanical description of physical reality be"
    r" considered complete\?"
    r"|an example (?:journal article|conference paper|preprint / working paper)"
    r"|über die von der molekularkinetischen theorie.*|on a heuristic viewpoint.*|lorem ipsum.*",
    re.I,
)


def why(name: str, record: Fields, body: str) -> str:
    """Return why the document in the file *name* is the template's own, or nothing."""
    title = record.text("title", "name")
    if _TEXTS.search(body) or _TITLES.fullmatch(title.strip()) or _PEOPLE.fullmatch(title.strip()):
        return REASON
    if _FILES.fullmatch(f"/{name}") and (not body.strip() or _plain_demo(name)):
        return REASON
    return ""


def _plain_demo(name: str) -> bool:
    """Tell whether a file called as one of the theme's is one: groups write over such files."""
    return re.search(r"/announcement_|_project\.md", f"/{name}") is None


def is_demo_person(text: str) -> bool:
    """Tell whether *text* names somebody of the template."""
    return _PEOPLE.search(" ".join(text.split())) is not None


def is_demo_paper(title: str, authors: str) -> bool:
    """Tell whether a paper is one of the template."""
    bare = re.sub(r"[{}\\]", "", " ".join(title.split()))
    if _TITLES.fullmatch(bare.rstrip(".")):
        return True
    return re.search(r"\bEinstein\b", authors) is not None and "Albert" in authors.replace(
        "A.", "Albert"
    )


def is_demo_file(name: str, text: str) -> bool:
    """Tell whether a data file is the template's own as a whole."""
    return len(_TEXTS.findall(text)) > 2 or (
        name.endswith("people.yml") and text.count("Nelson Bighetti") > 0
    )
