"""Printed pages, from TeX's own files."""

from __future__ import annotations

from labpress.site.booklet_pages import page_count, printed_pages

AUX = r"""
\newlabel{paper-a}{{1}{5}{Title}{section.1}{}}
\newlabel{person-b}{{\relax }{vii}{}{}{}}
\newlabel{sphinx-label}{{2}{9}{}{}{}}
\newlabel{news-c}{{3}{}{}{}{}}
"""


def test_records_stand_where_tex_says(tmp_path):
    aux = tmp_path / "x.aux"
    assert printed_pages(aux) == {}
    aux.write_text(AUX, encoding="utf-8")
    assert printed_pages(aux) == {"paper-a": "5", "person-b": "vii"}
    assert printed_pages(aux, ["person"]) == {"person-b": "vii"}


def test_the_log_counts_the_pages_of_the_last_pass(tmp_path):
    log = tmp_path / "x.log"
    assert page_count(log) == 0
    log.write_text(
        "Output written on x.xdv (3 pages, 9 bytes).\nOutput written on x.pdf (16 pages).\n",
        encoding="utf-8",
    )
    assert page_count(log) == 16
