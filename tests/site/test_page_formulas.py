"""Formulas of pages in the site: MathML, without asking another host."""

from __future__ import annotations

PAGE = r"""# Lab

Of $x^2$ and $\R^n$.

```{math}
:label: loss

f(x) = \sum_i \ell_i(x)
```

See {eq}`loss`.
"""
CONF = {"myst_enable_extensions": ["dollarmath"]}


def test_formulas_are_mathml_and_no_page_asks_another_host(project):
    project.write({"index.md": PAGE.replace(r" and $\R^n$", "")})
    built = project.build(**CONF)
    assert not built.warnings
    soup = built.soup()
    assert soup.select_one("span.math math msup").get_text() == "x2"
    block = soup.select_one("div.math#equation-loss")
    assert block.select_one("math")["display"] == "block"
    assert block.select_one(".eqno").get_text().startswith("(1)")
    assert soup.select_one('a[href="#equation-loss"]')
    assert not [tag for tag in soup.select("script[src]") if "://" in tag["src"]]


def test_a_formula_that_cannot_be_shown_is_told_at_its_place_and_stays_as_written(project):
    project.write({"index.md": PAGE})
    built = project.build(**CONF)
    (told,) = [line for line in built.warnings.splitlines() if "latex-math" in line]
    assert "index.md:3:" in told
    assert r"\R is not known" in told
    assert built.soup().select_one("span.math code").get_text() == r"\R^n"


def test_a_group_may_choose_another_renderer(project):
    project.write({"index.md": PAGE})
    built = project.build(**CONF, html_math_renderer="mathjax")
    assert "latex-math" not in built.warnings
    assert not built.soup().select("math")
    assert built.soup().select("script[src*=mathjax]")


def test_another_extension_s_renderer_is_kept(project):
    project.write({"index.md": PAGE.replace(r" and $\R^n$", "")})
    extensions = ["sphinx.ext.imgmath", "myst_parser", "labpress"]
    built = project.build(**CONF, extensions=extensions, imgmath_latex="no-such-program")
    assert not built.soup().select("math")
