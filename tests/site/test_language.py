"""A site in the group's language: labpress's own words, dates, and nothing left in English."""

from __future__ import annotations

import json
import re
from gettext import NullTranslations
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from labpress.text.messages import LOCALES, Messages

from tests.conftest import Project

from .group import DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Built

PAGES = {
    "index.md": """
# Lab

```{publications}
:group-by: kind
```

```{publications}
:group-by: year
```

```{people}
:group-by: role
```

```{awards}
```

:::{news-item} 2024-03-05
:id: prize
:kind: honor
{person}`ada-byron` wins. See {cite:t}`zhang2023sparse`.
:::

:::{news-item} 2024-04
:pinned:
:id: moved
We moved.
:::

{news}`prize` and {news}`moved`
""",
    "data/permalinks.txt": "paper gone retired: withdrawn\n",
    **DATA,
}


def texts(built: Built) -> Iterator[tuple[str, str]]:
    """Yield every text that a visitor sees or hears, with its page."""
    for path in sorted(built.outdir.rglob("*.html")):
        page = BeautifulSoup(path.read_text("utf-8"), "lxml")
        for element in page.select("script, style, svg, .lab-bibtex"):
            element.decompose()
        body = page.body
        assert body
        for text in body.stripped_strings:
            yield path.name, " ".join(text.split())
        for element in body.select("[aria-label], [title], [placeholder]"):
            for name in ("aria-label", "title", "placeholder"):
                if element.get(name):
                    yield path.name, str(element[name])


def patterns(language: str) -> dict[str, re.Pattern[str]]:
    """Return what an English word looks like on a page, for those that are others in *language*."""
    with (LOCALES / language / "LC_MESSAGES" / "labpress.po").open("rb") as file:
        catalogue = read_po(file)
    found = {}
    for message in catalogue:
        english = message.id if isinstance(message.id, str) else message.id and message.id[0]
        translated = message.string if isinstance(message.string, str) else message.string[0]
        parts = re.split(r"\{\w+\}", english or "")
        # "… of …" and "… to …" stand in much that is no word of labpress's
        if english != translated and sum(map(str.isalpha, "".join(parts))) > 2:
            found[english] = re.compile(".+".join(map(re.escape, parts)))
    return found


def said_in_english(built: Built, language: str) -> set[str]:
    return {
        f"{page}: {text!r} is {english!r}"
        for page, text in texts(built)
        for english, pattern in patterns(language).items()
        if pattern.fullmatch(text)
    }


@pytest.mark.parametrize("language", ["de", "ar"])
def test_nothing_is_left_in_english(language: str, build: Callable[..., Built]) -> None:
    built = build(PAGES, language=language, html_baseurl="https://lab.example/")
    assert not said_in_english(built, language)


def test_arabic_is_written_from_right_to_left(build: Callable[..., Built]) -> None:
    built = build(PAGES, language="ar", html_baseurl="https://lab.example/")
    for name in (
        "index.html",
        "papers/byron2021notes.html",
        "search.html",
        "r/news/prize/index.html",
    ):
        page = built.soup(name)
        assert page.html
        assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl"), name


def test_the_test_sees_what_is_english(build: Callable[..., Built]) -> None:
    found = said_in_english(build(PAGES, html_baseurl="https://lab.example/"), "de")
    seen = {text.rsplit(" is ", 1)[1].strip("'\"") for text in found}
    assert seen >= {
        *("Journal articles", "PhD Student", "Now: {place}", "How to cite", "since {date}"),
        *("Skip to content", "News of {date}", "No longer published"),
    }


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Built:
    project = Project(tmp_path_factory.mktemp("french"))
    project.write(PAGES)
    return project.build(language="fr", html_baseurl="https://lab.example/")


def test_dates_and_headings_are_in_the_language(french: Built) -> None:
    page = french.soup()
    assert [time.get_text() for time in page.select(".lab-news time")] == [
        "5 mars 2024",
        "avril 2024",
    ]
    headings = {heading.get_text().rstrip("¶#") for heading in page.select("h2")}
    assert {"Articles de revue", "Articles de conférence", "Doctorant·es"} <= headings
    roles = [role.get_text() for role in page.select(".lab-role")]
    assert "Auparavant\xa0: Doctorant·e" in roles
    assert [line.get_text() for line in page.select(".lab-dates")] == [
        "depuis 2019",
        "depuis septembre 2021",
        "de automne 2020 à mai 2024",
    ]


def test_the_legend_is_a_sentence_of_the_language(french: Built) -> None:
    (legend,) = french.soup().select(".lab-legend")
    assert legend.get_text() == (
        "Les noms en gras sont ceux de membres de l’équipe\xa0; * indique une contribution égale."
    )


def test_a_page_names_its_language(french: Built) -> None:
    for name in ("index.html", "papers/byron2021notes.html", "r/paper/byron2021notes/index.html"):
        page = french.soup(name)
        assert page.html
        assert page.html["lang"] == "fr"


def test_references_and_citations_follow(french: Built) -> None:
    page = french.soup()
    assert "Zhang et al. (2023)" in page.get_text()
    (reference,) = page.select("a[href$='#news-prize']")
    assert reference.get_text() == "Actualité\xa0: 5 mars 2024"
    (cite,) = french.soup("papers/byron2021notes.html").select("#cite .lab-cite")
    assert "«\xa0Notes on engines\xa0»" in cite.get_text()


def test_the_search_speaks_the_language(french: Built) -> None:
    index = french.text("_search/index.js").removeprefix('labpressSearch("",').rstrip(");\n")
    assert set(json.loads(index)["kinds"]) >= {"publication", "personne"}


def test_a_group_s_own_roles_and_marks_stay_as_they_are(build: Callable[..., Built]) -> None:
    built = build(
        PAGES,
        language="fr",
        labpress_roles={"phd": ("Candidate", "Candidates")},
        labpress_marks={"equal": ("§", "half of the work each")},
    )
    page = built.soup()
    assert "Candidates" in [heading.get_text().rstrip("¶#") for heading in page.select("h2")]
    (legend,) = page.select(".lab-legend")
    assert "half of the work each" in legend.get_text()


def test_links_of_people_are_named(french: Built) -> None:
    (link,) = french.soup().select("#person-ada-byron .lab-link")
    assert (link.get_text(), link["aria-label"]) == (
        "Page personnelle",
        "Page personnelle de Ada Byron",
    )


def test_the_copy_button_has_its_words(french: Built) -> None:
    (script,) = french.soup().select("script[src*='labpress-copy']")
    assert (script["data-copy"], script["data-copied"]) == ("Copier", "Copié")


def test_a_new_language_writes_every_page_again(project: Project) -> None:
    project.write(PAGES)
    project.build(html_baseurl="https://lab.example/")
    built = project.build(html_baseurl="https://lab.example/", language="fr")
    assert not any(text == "How to cite" for _, text in texts(built))
    assert "Comment citer" in built.soup("papers/byron2021notes.html").get_text()


LETTER = re.compile(r"[A-Za-z](?![^{]*\})")

#: A group that writes in another alphabet, so that what is left in Latin letters is labpress's.
OTHER_ALPHABET = {
    "index.md": """
# Лаборатория

```{publications}
:group-by: kind
```

```{people}
:group-by: role
```

```{awards}
```

```{projects}
:group-by: status
```

```{talks}
:group-by: status
```

```{grants}
:group-by: status
```

```{media}
```

```{courses}
```

```{numbers}
```

:::{news-item} 2024-03-05
:id: prize
{person}`ada` {paper}`engines`
:::

:::{news-item} 2024
:pinned:
:id: moved
Переезд.
:::

{news}`prize` {news}`moved`
""",
    "data/people.yml": """
        ada: {name: Ада Байрон, role: pi, joined: 2019, homepage: "https://example.org/"}
        wei: {name: Вэй Чжан, role: phd, joined: Fall 2020, left: 2024-05, now: Завод}
        """,
    "data/publications.bib": """
        @book{engines, title={Машины}, author={Ада Байрон and others}, publisher={Завод},
          edition={2}, volume={3}, year={2021}, abstract={О машинах.}, keywords={machines},
          award={Приз}, ids={motors}, pages={1--5}}
        @phdthesis{thesis, title={Мосты}, author={Вэй Чжан}, school={Завод}, year={2020},
          author+an={1=equal}, keywords={machines}}
        @article{soon, title={Скоро}, author={Ада Байрон}, journal={Журнал},
          pubstate={inpress}, number={4}, year={2024}}
        """,
    "data/themes.yml": "machines: {title: Машины}\n",
    "data/projects.yml": """
        loom: {title: Станок, type: software, people: [ada], since: 2020, license: Своя,
               website: "https://example.org/loom"}
        mill: {title: Мельница, until: 2019}
        """,
    "data/talks.yml": """
        soon: {title: Речь, type: keynote, speakers: [ada], date: 2099-01-02, place: Завод}
        late: {title: Беседа, date: 2020-01-02, until: 2020-01-04, papers: [engines]}
        """,
    "data/grants.yml": """
        means: {title: Средства, funder: Фонд, number: 12345, people: [ada], from: 2020}
        """,
    "data/media.yml": "press: {title: Новость, outlet: Газета, date: 2020-03-04}\n",
    "data/courses.yml": "looms: {title: Станки, terms: [Fall 2020, Spring 2021], people: [ada]}\n",
    "data/permalinks.txt": "paper gone retired: Отозвано\n",
}

#: What is the same in all languages.
NAMES = frozenset("atom bibtex csl json ris pdf arxiv doi".split())


class _Cyrillic(NullTranslations):
    """A catalogue that has every word, in letters that no English word has."""

    def gettext(self, message: str) -> str:
        return LETTER.sub("ж", message)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.mark.parametrize("style", ["short", "full"])
def test_every_word_on_a_page_can_be_translated(
    style: str, build: Callable[..., Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sphinx's own words are Russian here, and labpress's from a catalogue that has them all."""
    monkeypatch.setattr(Messages, "_catalogue", _Cyrillic())
    built = build(
        OTHER_ALPHABET,
        language="ru",
        project="Лаборатория",
        labpress_style=style,
        html_baseurl="https://lab.example/",
    )
    left = {
        f"{page}: {text}"
        for page, text in texts(built)
        if "/" not in text and set(re.findall(r"[A-Za-z]{2,}", text.lower())) - NAMES
    }
    assert not left
