"""Items: records of kinds whose fields are declared, one row a kind.

Papers, people and themes have records of their own, for much depends on what they say. All else
that a group publishes (projects and so on) is an *item*: a title, and fields of a few types. From
the row of its kind follow the reading of its file, its list directive with filters, its entry and
page on the site, its entry in the booklet, and what machines read of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from labpress.records.model import Date, Location, Offsets, place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What a field holds. ``text``: one line. ``summary``: a paragraph. ``word``: one of the field's
#: ``words``. ``date``: a date. ``dates``: several, such as terms. ``address``: of the web.
#: ``file``, ``picture``: of the site, or an address. ``references``: names of records.
FieldType: TypeAlias = Literal[
    "text", "summary", "word", "date", "dates", "address", "file", "picture", "references"
]


@dataclass(frozen=True, slots=True)
class ItemField:
    """One field.

    ``label``: what stands before the value, or is the text of a link; empty if the value speaks for
    itself. ``help``: what docs/reference.md says of it. ``required``: an item without it is left
    out. ``words``: of a ``word``: each with how it is printed. ``to``: of ``references``: the kind
    of what is named. ``free``: a name that is no id is printed as it stands, such as that of
    somebody who is not in people.yml. ``schema``: the property of schema.org that carries it;
    after a colon, the type of what it names.
    """

    name: str
    type: FieldType = "text"
    label: str = ""
    help: str = ""
    required: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    to: str = ""
    free: bool = False
    schema: str = ""


@dataclass(frozen=True, slots=True)
class ItemKind:
    """One kind of items.

    ``id``: the word of roles, anchors and addresses. ``noun``, ``plural``: what messages and
    headings call them. ``file``: where they stand, in the folder of the records. ``folder``: that
    of their own pages.

    ``start``, ``end``: the fields that say when an item begins and ends; ``states``: what an item
    is called until its end and after it; with them, lists can be filtered by ``status``.
    ``by_day``: an item without an end ends on the day on which it begins, both are printed as days
    and not as years, and there is a calendar of what is to come. ``apart``: beginning and end are
    two facts with labels of their own, not one period. ``newest_first``: the order of lists, else
    that of the file. ``feed``: the site has a feed of them.

    ``state``: the field, a ``word``, by which an item may say itself that it is over; its words
    begin with the two ``states``. What it says, or else the day, is the item's first fact.

    ``named_by_papers``: the field of ``publications.bib`` by which papers name items; ``number``:
    the field with the number that papers may state instead, in ``funding``. ``schema``: the type of
    schema.org, by the ``word`` of the field ``type``; the first where an item has none.
    """

    id: str
    noun: str
    plural: str
    file: str
    folder: str
    fields: tuple[ItemField, ...]
    start: str = ""
    end: str = ""
    states: tuple[str, str] | None = None
    state: str = ""
    by_day: bool = False
    apart: bool = False
    newest_first: bool = False
    feed: bool = False
    named_by_papers: str = ""
    number: str = ""
    schema: Mapping[str, str] = field(default_factory=lambda: {"": "CreativeWork"})

    @property
    def directive(self) -> str:
        """The name of the directive that lists them."""
        return self.folder

    @property
    def options(self) -> tuple[str, ...]:
        """The options of the directive: those that ask for what the kind has."""
        found = ["type"] if any(one.name == "type" for one in self.of_type("word")) else []
        found += [to for to in ("person", "theme", "paper") if self.naming(to)]
        if self.start or self.end or self.of_type("dates"):
            found.append("year")
        if self.states:
            found.append("status")
        return (*found, "ids", "group-by", "order", "layout", "limit", "heading")

    def of_type(self, *types: FieldType) -> tuple[ItemField, ...]:
        """Return the fields of these types, in order."""
        return tuple(one for one in self.fields if one.type in types)

    def ended(self, item: Item) -> bool:
        """Whether *item* says itself that it is over, whatever its dates say."""
        return self.states is not None and item.text(self.state) not in ("", self.states[0])

    def naming(self, kind: str) -> tuple[ItemField, ...]:
        """Return the fields that name objects of *kind*."""
        return tuple(one for one in self.fields if one.to == kind)


@dataclass(frozen=True, slots=True)
class Reference:
    """What an item names: the ``id`` of a record, or a free ``text`` and no id."""

    text: str
    id: str = ""
    location: Location = field(default=Location(""), compare=False, repr=False)


Value: TypeAlias = str | Date | tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A record of a kind whose fields are declared. ``formerly``: ids it once had."""

    kind: str
    id: str
    title: str
    values: tuple[tuple[str, Value], ...] = ()
    formerly: tuple[str, ...] = ()
    location: Location = Location("")
    offsets: Offsets = field(default=(), compare=False)

    def place_of(self, key: str) -> Location:
        """Return the place of the value of *key*, which names a file."""
        return place_of(self.location, self.offsets, key)

    def get(self, name: str) -> Value | None:
        """Return the value of a field, None where there is none."""
        return next((value for key, value in self.values if key == name), None)

    def text(self, name: str) -> str:
        """Return the text of a field, or nothing."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def date(self, name: str) -> Date | None:
        """Return the date in a field."""
        value = self.get(name)
        return value if isinstance(value, Date) else None

    def references(self, name: str) -> tuple[Reference, ...]:
        """Return what a field names."""
        value = self.get(name)
        return value if isinstance(value, tuple) else ()

    def names(self, kind: ItemKind, to: str) -> tuple[str, ...]:
        """Return the ids of the objects of the kind *to* that the item names."""
        found = (ref.id for one in kind.naming(to) for ref in self.references(one.name))
        return tuple(dict.fromkeys(filter(None, found)))


def reference() -> str:
    """Return the table of kinds and their fields in docs/reference.md, in Markdown."""
    lines = ["| file | fields | list | options of the list |", "|---|---|---|---|"]
    for kind in ITEM_KINDS.values():
        shown = [_described(one) for one in kind.fields]
        fields = " · ".join(["**`title`**", *shown, "`formerly`: ids it once had"])
        options = " · ".join(
            f"`{option}`"
            + (f": `{' '.join(kind.states)}`" if option == "status" and kind.states else "")
            for option in kind.options
        )
        lines.append(f"| `{kind.file}` | {fields} | `{{{kind.directive}}}` | {options} |")
    return "\n".join(lines)


def _described(one: ItemField) -> str:
    name = f"**`{one.name}`**" if one.required else f"`{one.name}`"
    words = f": {', '.join(f'`{word}`' for word in one.words)}" if one.words else ""
    return f"{name}: {one.help}{words}" if one.help else f"{name}{words}"


_SUMMARY = ItemField("summary", "summary", schema="description", help="a paragraph")


def _people(schema: str = "", name: str = "people") -> ItemField:
    return ItemField(
        name,
        "references",
        to="person",
        free=True,
        schema=schema,
        help="ids of people, or names of others",
    )


def _papers(schema: str) -> ItemField:
    return ItemField(
        "papers",
        "references",
        to="paper",
        schema=f"{schema}:ScholarlyArticle",
        help="keys of papers",
    )


_THEMES = ItemField("themes", "references", to="theme", help="ids of themes")

ITEM_KINDS: Mapping[str, ItemKind] = {
    kind.id: kind
    for kind in (
        ItemKind(
            "project",
            noun="project",
            plural="Projects",
            file="projects.yml",
            folder="projects",
            start="since",
            end="until",
            states=("current", "past"),
            named_by_papers="projects",
            schema={
                "project": "ResearchProject",
                "software": "SoftwareSourceCode",
                "dataset": "Dataset",
                "model": "SoftwareSourceCode",
                "benchmark": "Dataset",
            },
            fields=(
                ItemField(
                    "type",
                    "word",
                    words={
                        "project": "Project",
                        "software": "Software",
                        "dataset": "Dataset",
                        "model": "Model",
                        "benchmark": "Benchmark",
                    },
                    help="what it is",
                ),
                _SUMMARY,
                ItemField("picture", "picture", schema="image", help="a file, or an address"),
                _people(),
                ItemField("since", "date", schema="foundingDate", help="when it began"),
                ItemField("until", "date", schema="dissolutionDate", help="when it ended"),
                ItemField("license", label="License", schema="license", help="its licence"),
                ItemField(
                    "funding",
                    "references",
                    "Funding",
                    to="grant",
                    free=True,
                    schema="funding:Grant",
                    help="ids of grants, or names of others",
                ),
                ItemField("repository", "address", "Code", schema="sameAs", help="an address"),
                ItemField("website", "address", "Website", schema="sameAs", help="an address"),
                _papers("citation"),
                _THEMES,
            ),
        ),
        ItemKind(
            "grant",
            noun="grant",
            plural="Grants",
            file="grants.yml",
            folder="grants",
            start="from",
            end="until",
            states=("current", "past"),
            newest_first=True,
            named_by_papers="grants",
            number="number",
            schema={"": "MonetaryGrant"},
            fields=(
                ItemField(
                    "funder", required=True, schema="funder:Organization", help="who gives it"
                ),
                ItemField("number", label="Number", schema="identifier", help="its number"),
                _people(),
                ItemField("from", "date", help="when it begins"),
                ItemField("until", "date", help="when it ends"),
                _SUMMARY,
                ItemField("url", "address", "Website", schema="sameAs", help="an address"),
                _papers("fundedItem"),
                _THEMES,
            ),
        ),
        ItemKind(
            "talk",
            noun="talk",
            plural="Talks",
            file="talks.yml",
            folder="talks",
            start="date",
            end="until",
            states=("upcoming", "past"),
            by_day=True,
            newest_first=True,
            feed=True,
            schema={"": "Event"},
            fields=(
                ItemField(
                    "type",
                    "word",
                    words={
                        "talk": "Talk",
                        "keynote": "Keynote",
                        "seminar": "Seminar",
                        "tutorial": "Tutorial",
                        "panel": "Panel",
                        "poster": "Poster",
                    },
                    help="what it is",
                ),
                _people("performer", "speakers"),
                ItemField("event", schema="superEvent:Event", help="where it belongs to"),
                ItemField("place", schema="location:Place", help="where it is"),
                ItemField("date", "date", required=True, schema="startDate", help="its day"),
                ItemField("until", "date", schema="endDate", help="its last day, if several"),
                _SUMMARY,
                ItemField("url", "address", "Event", schema="sameAs", help="an address"),
                ItemField("slides", "file", "Slides", help="a file, or an address"),
                ItemField("video", "address", "Video", help="an address"),
                _papers("about"),
                _THEMES,
            ),
        ),
        ItemKind(
            "media",
            noun="media item",
            plural="Media coverage",
            file="media.yml",
            folder="media",
            start="date",
            by_day=True,
            newest_first=True,
            feed=True,
            schema={"": "NewsArticle"},
            fields=(
                ItemField(
                    "outlet", required=True, schema="publisher:Organization", help="who reported"
                ),
                ItemField("date", "date", schema="datePublished", help="when"),
                _people("mentions"),
                _SUMMARY,
                ItemField("url", "address", "Article", schema="sameAs", help="an address"),
                _papers("about"),
                _THEMES,
            ),
        ),
        ItemKind(
            "opening",
            noun="opening",
            plural="Openings",
            file="openings.yml",
            folder="openings",
            start="posted",
            end="deadline",
            states=("open", "closed"),
            state="state",
            apart=True,
            newest_first=True,
            feed=True,
            schema={"": "JobPosting"},
            fields=(
                ItemField(
                    "state",
                    "word",
                    words={"open": "Open", "closed": "Closed", "filled": "Filled"},
                    help="what the deadline does not tell",
                ),
                ItemField(
                    "type",
                    "word",
                    words={
                        "phd": "PhD position",
                        "postdoc": "Postdoctoral position",
                        "masters": "Master’s position",
                        "undergraduate": "Undergraduate position",
                        "internship": "Internship",
                        "visit": "Visiting position",
                        "staff": "Staff position",
                        "faculty": "Faculty position",
                    },
                    help="what it is",
                ),
                ItemField("place", schema="jobLocation:Place", help="where the work is done"),
                ItemField("start", "date", "Start", schema="jobStartDate", help="when it begins"),
                ItemField(
                    "posted", "date", "Posted", schema="datePosted", help="since when it is open"
                ),
                ItemField(
                    "deadline",
                    "date",
                    "Apply by",
                    schema="validThrough",
                    help="the last day on which it is open; without it, until `state` ends it",
                ),
                _SUMMARY,
                ItemField("how", label="How to apply", help="how to apply, in a line"),
                _people(name="contact"),
                ItemField("apply", "address", "Apply", help="an address"),
                ItemField("details", "file", "Details", help="a file, or an address"),
                _THEMES,
            ),
        ),
        ItemKind(
            "course",
            noun="course",
            plural="Courses",
            file="courses.yml",
            folder="courses",
            newest_first=True,
            schema={"": "Course"},
            fields=(
                ItemField("number", schema="courseCode", help="its number"),
                ItemField("terms", "dates", help="when it was given: `Fall 2025`, or several"),
                _people("instructor"),
                _SUMMARY,
                ItemField("url", "address", "Website", schema="sameAs", help="an address"),
                ItemField("materials", "file", "Materials", help="a file, or an address"),
                _THEMES,
            ),
        ),
    )
}
