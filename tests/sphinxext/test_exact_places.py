"""What Sphinx tells of roles and files names their line and column, wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Project

INDEX = """\
# Home

Some text
and {ref}`no-ref` here, and {doc}`no-doc`
and {term}`no-term`, then {numref}`no-figure`
and {eq}`no-equation`; {any}`no-any`.
Also {ref}`words <no-words>` and {download}`no-file.zip`, ![a view](no-view.png).

:::{news-item} 2024-03-05
:id: a

First line
with {ref}`news-ref` and {doc}`news-doc`,
{term}`news-term`, {numref}`news-figure`, {eq}`news-equation`.
:::

- item with
  {ref}`list-ref`, and a {role-of-nobody}`x`

| a | b |
|---|---|
| c | {ref}`table-ref` |

```{include} part.txt
```

:::{site-only}
Deep
inside {doc}`site-doc`
:::

```{figure} no-figure.png
Caption with {ref}`caption-ref`.
```

```{eval-rst}
Here :ref:`rst-ref`, and {cite}`no-key`
```

A key: {cite}`no-key`, and {ref}`a role that
goes on <next-line>`.
"""
PART = "Included words\nand {ref}`part-ref` and {doc}`words <part-doc>`\n"
PLACES = {
    "no-ref": "index.md:4:11",
    "no-doc": "index.md:4:35",
    "no-term": "index.md:5:12",
    "no-figure'": "index.md:5:36",
    "no-equation": "index.md:6:10",
    "no-any": "index.md:6:30",
    "no-words": "index.md:7:19",
    "no-file.zip": "index.md:7:45",
    "no-view.png": "index.md:7:69",
    "news-ref": "index.md:13:12",
    "news-doc": "index.md:13:32",
    "news-term": "index.md:14:8",
    "news-figure": "index.md:14:29",
    "news-equation": "index.md:14:48",
    "list-ref": "index.md:18:9",
    "role-of-nobody": "index.md:18:27",
    "table-ref": "index.md:22:13",
    "part-ref": "part.txt:2:11",
    "part-doc": "part.txt:2:38",
    "site-doc": "index.md:29:14",
    "no-figure.png": "index.md:32:13",
    "caption-ref": "index.md:33:20",
    "rst-ref": "index.md:37:12",
    "no-key": "index.md:40:15",
}


@pytest.mark.parametrize(("builder", "parallel"), [("html", 1), ("html", 2), ("latex", 1)])
def test_each_names_its_own_place(project: Project, builder: str, parallel: int) -> None:
    others = {f"page{number}.md": f"# Page {number}\n" for number in range(6)}
    project.write({"part.txt": PART, **others})
    (project.source / "index.md").write_text(INDEX)
    (project.source / "data").mkdir()
    built = project.build(builder, parallel=parallel, myst_enable_extensions=["colon_fence"])
    plain = re.sub(r"\x1b\[[\d;]+m", "", built.warnings)
    for name, place in PLACES.items():
        told = [line for line in plain.splitlines() if name in line.partition("WARNING")[2]]
        assert len(told) == 1, (name, told)
        assert f"/{place}: WARNING: " in told[0], told
    # a role of two lines has the place of its paragraph or of its first line
    assert re.search(r"index\.md:4[01](:\d+)?: WARNING: undefined label: 'next-line'", plain)
