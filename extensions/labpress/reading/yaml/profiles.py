"""The part of a person's record that tells of the person: ``bio``, ``education`` and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labpress.reading.yaml.tree import MappingNode, ScalarNode, SequenceNode
from labpress.reading.yaml.values import Record, kind, one_line
from labpress.records.problems import Code
from labpress.records.profile import Profile
from labpress.text.enumeration import all_of
from labpress.text.hosts import account_name
from labpress.text.markdown import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from labpress.records.richtext import Rich

KEYS = (
    *("bio", "education", "interests", "affiliation", "pronouns", "room", "phone", "cv", "links"),
)
_EDUCATION = ("degree", "at", "year")


def profile_of(record: Record) -> Profile:
    """Return what *record* tells of the person; what of it cannot be used is reported."""
    return Profile(
        bio=_bio(record),
        education=tuple(_education(record)),
        interests=tuple(text for text, _ in record.texts("interests")),
        affiliation=record.text("affiliation"),
        pronouns=record.text("pronouns"),
        room=record.text("room"),
        phone=record.text("phone"),
        cv=record.picture("cv"),
        links=tuple(_links(record)),
    )


def _bio(record: Record) -> tuple[Rich, ...]:
    node = record.node("bio")
    if not isinstance(node, ScalarNode):
        if node is not None:
            record.text("bio")  # tells that it is none
        return ()
    found, left = paragraphs(node.value)
    if left:
        message = f"“bio” has {all_of(left)}, of which only the words are shown"
        hint = "write Markdown with emphasis, lists and links to https://…"
        record.report(Code.YAML_VALUE, "bio", message, hint)
    return found


def _education(record: Record) -> Iterator[str]:
    """Yield each line of ``education``: a text, or ``{degree: PhD, at: MIT, year: 2021}``."""
    for item in record.items("education"):
        match item:
            case ScalarNode():
                if not item.absent and (text := one_line(item.value)):
                    yield text
            case MappingNode():
                parts = Record(item, _EDUCATION, record.problems, record.name)
                if text := ", ".join(filter(None, map(parts.text, _EDUCATION))):
                    yield text
            case _:
                message = f"each of “education” must be a text, but this is {kind(item)}"
                hint = "write - PhD, University of London, 2021"
                record.report(Code.YAML_TYPE, item.location, message, hint)


def _links(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what each link is called, and its address.

    ``links`` is a mapping of names to addresses, or a list of addresses of known sites.
    """
    for item in record.items("links"):
        match item:
            case MappingNode():
                links = Record(item, [k.value for k, _ in item.pairs], record.problems, record.name)
                for key, _ in item.pairs:
                    if address := links.url(key.value):
                        yield one_line(key.value), address
            case ScalarNode() if not item.absent:
                pairs = ((ScalarNode("links", False, item.location), item),)
                one = Record(MappingNode(pairs, item.location), ["links"], record.problems)
                if address := one.url("links"):
                    yield account_name(address), address
            case SequenceNode():
                message = f"each of “links” must be an address, but this is {kind(item)}"
                hint = "write links: {Mastodon: https://…}"
                record.report(Code.YAML_TYPE, item.location, message, hint)
