"""What the directives put into the site's pages."""

from __future__ import annotations

import pytest

from .group import DATA


def entries(soup, selector=".lab-publication"):
    return [" ".join(entry.get_text().split()) for entry in soup.select(selector)]


@pytest.fixture
def built(project):
    def build(page: str, **options):
        project.write({**DATA, "index.md": page})
        return project.build(**options)

    return build


def test_entry_follows_the_markup_contract(built):
    soup = built("# Lab\n\n```{publications}\n:keys: zhang2023sparse\n```\n").soup()
    (entry,) = soup.select("li.lab-publication#paper-zhang2023sparse")
    assert (
        entry.select_one(".lab-authors").get_text() == "W. Zhang*, O. Zhang, J. Müller*, A. Byron"
    )
    assert [tag.get_text() for tag in entry.select("strong.lab-member")] == [
        "W. Zhang*",
        "A. Byron",
    ]
    assert entry.select_one(".lab-venue").get_text() == "NeurIPS’23"
    assert entry.select_one(".lab-award").get_text() == "(Spotlight)"
    assert "Sparse Nets & the" in entry.select_one(".lab-title").get_text()
    assert entry.select_one(".lab-title math")
    assert entry.select_one('a[href="https://arxiv.org/abs/2304.04934"]')


def test_all_publications_newest_first(built):
    soup = built("# Lab\n\n```{publications}\n```\n").soup()
    keys = [entry["id"] for entry in soup.select(".lab-publication")]
    assert keys == [
        "paper-zhang2023sparse",
        "paper-byron2022loops",
        "paper-byron2021notes",
        "paper-stranger2020",
    ]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":theme: engines", ["byron2022loops", "byron2021notes"]),
        (":year: 2021-2022", ["byron2022loops", "byron2021notes"]),
        (":year: 2023-", ["zhang2023sparse"]),
        (":person: wen-zhang", ["byron2021notes"]),
        (":person: otto-zhang", ["zhang2023sparse"]),
        (":kind: journal", ["byron2021notes"]),
        (":kind: inproceedings", ["zhang2023sparse", "byron2022loops"]),
        (":award:", ["zhang2023sparse", "byron2022loops"]),
        (":award: best paper", ["byron2022loops"]),
        (":selected:", ["zhang2023sparse"]),
        (":keys: stranger2020, byron2021notes", ["stranger2020", "byron2021notes"]),
        (":order: oldest\n:limit: 2", ["stranger2020", "byron2021notes"]),
        (
            ":order: title",
            ["stranger2020", "byron2022loops", "byron2021notes", "zhang2023sparse"],
        ),
        (":order: file\n:limit: 1", ["zhang2023sparse"]),
        (
            ":theme: sparse engines\n:order: oldest",
            ["byron2021notes", "byron2022loops", "zhang2023sparse"],
        ),
    ],
)
def test_options_choose_and_order(built, options, expected):
    built_page = built(f"# Lab\n\n```{{publications}}\n{options}\n```\n")
    keys = [e["id"].removeprefix("paper-") for e in built_page.soup().select(".lab-publication")]
    assert keys == expected
    assert not built_page.warnings


def test_groups_are_sections_with_anchors(built):
    page = "---\nshow: on-this-page\n---\n# Lab\n\n```{publications}\n:group-by: year\n```\n"
    soup = built(page).soup()
    headings = [h.get_text(strip=True).rstrip("#¶") for h in soup.select("section section h2")]
    assert headings == ["2023", "2022", "2021", "2020"]
    assert soup.select_one("section#publications-2022 #paper-byron2022loops")
    assert soup.select_one('.toc-tree a[href="#publications-2022"]')


def test_group_by_theme_shows_a_paper_in_each_of_its_themes_with_one_anchor(built):
    soup = built("# Lab\n\n```{publications}\n:group-by: theme\n```\n").soup()
    headings = [h.get_text(strip=True).rstrip("#¶") for h in soup.select("section section h2")]
    assert headings == ["Sparse models", "Engines", "Other"]
    assert len(soup.select("#paper-byron2021notes")) == 1
    assert sum("Notes on engines" in text for text in entries(soup)) == 2
    assert soup.select_one("#theme-sparse")
    assert "Fewer numbers" in soup.get_text()


def test_one_anchor_though_listed_twice(built):
    page = "# Lab\n\n```{publications}\n:selected:\n```\n\n## All\n\n```{publications}\n```\n"
    soup = built(page).soup()
    assert len(soup.select("#paper-zhang2023sparse")) == 1
    assert sum("Sparse Nets" in text for text in entries(soup)) == 2


@pytest.mark.parametrize(
    ("options", "legend"),
    [
        ("", "Authors in bold are group members; * marks equal contribution."),
        (":keys: byron2022loops", "Authors in bold are group members."),
        (":keys: stranger2020", None),
    ],
)
def test_legend_names_only_what_occurs(built, options, legend):
    soup = built(f"# Lab\n\n```{{publications}}\n{options}\n```\n").soup()
    assert [p.get_text() for p in soup.select(".lab-legend")] == ([legend] if legend else [])


def test_legend_stands_once_and_where_asked(built):
    page = (
        "# Lab\n\n```{publications}\n:limit: 1\n```\n\n## More\n\n```{publications}\n```\n\n"
        "## Legend\n\n```{author-legend}\n```\n"
    )
    soup = built(page).soup()
    (legend,) = soup.select(".lab-legend")
    assert legend.find_parent("section")["id"] == "legend"


def test_people_in_order_of_roles_without_outsiders(built):
    soup = built("# Lab\n\n```{people}\n```\n").soup()
    assert [p["id"] for p in soup.select("li.lab-person")] == [
        "person-ada-byron",
        "person-wei-zhang",
        "person-wen-zhang",
    ]
    assert "Otto" not in soup.select_one("article").get_text()
    wen = soup.select_one("#person-wen-zhang")
    assert "Example Inc." in wen.select_one(".lab-now").get_text()
    assert "2020" in wen.select_one(".lab-dates").get_text()
    assert soup.select_one('#person-ada-byron a[href="https://example.org/ada"]')


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (":role: phd", ["wei-zhang", "wen-zhang"]),
        (":role: phd\n:status: current", ["wei-zhang"]),
        (":status: alumni", ["wen-zhang"]),
        (":ids: wen-zhang ada-byron", ["wen-zhang", "ada-byron"]),
    ],
)
def test_people_options(built, options, expected):
    soup = built(f"# Lab\n\n```{{people}}\n{options}\n```\n").soup()
    assert [p["id"].removeprefix("person-") for p in soup.select("li.lab-person")] == expected


def test_people_by_role_are_sections(built):
    soup = built("# Lab\n\n```{people}\n:group-by: role\n```\n").soup()
    headings = [h.get_text(strip=True).rstrip("#¶") for h in soup.select("section section h2")]
    assert headings == ["Principal Investigator", "PhD Students"]


def test_awards_are_gathered(built):
    soup = built("# Lab\n\n```{awards}\n```\n\n```{publications}\n```\n").soup()
    awards = [item.select_one(".lab-award").get_text() for item in soup.select(".lab-award-item")]
    assert awards == ["Spotlight", "Oral", "Best Paper Award"]
    assert soup.select_one('.lab-awards a[href="#paper-byron2022loops"]')


def test_sponsors(built):
    soup = built("# Lab\n\n```{sponsors}\n```\n").soup()
    assert [s.get_text() for s in soup.select(".lab-sponsor")] == [
        "Royal Society",
        "Private means",
    ]
    assert soup.select_one('.lab-sponsor a[href="https://example.org/rs"]')


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("```{publications}\n:theme: spares\n```", "'spares' is not a theme"),
        ("```{publications}\n:year: MMXX\n```", "'MMXX' is not a year"),
        ("```{publications}\n:person: nobody\n```", "there is no person 'nobody'"),
        ("```{publications}\n:kind: song\n```", "'song' is not a kind"),
        ("```{publications}\n:keys: byron1999\n```", "there is no paper 'byron1999'"),
        ("```{publications}\n:limit: few\n```", "'few' is not a number"),
        ("```{publications}\n:order: best\n```", "'best' is not one of"),
        ("```{publications}\n:group-by: mood\n```", "'mood' is not one of"),
        ("```{people}\n:role: king\n```", "'king' is not a role"),
        ("```{people}\n:ids: nobody\n```", "there is no person 'nobody'"),
    ],
)
def test_an_option_that_cannot_be_used_is_reported_and_the_rest_shown(built, directive, message):
    page = built(f"# Lab\n\n{directive}\n\nStill here.\n")
    assert message in page.warnings
    assert "index.md:3" in page.warnings
    assert "[labpress.directive-option]" in page.warnings
    assert "Still here." in page.soup().get_text()
