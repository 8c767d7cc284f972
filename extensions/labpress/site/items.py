"""Items on the site: their entries in lists, their pages, and what machines read of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from docutils import nodes as docutils_nodes

from labpress.formatting import items as written
from labpress.formatting.bylines import BETWEEN_AUTHORS
from labpress.group.item_query import status
from labpress.records.ids import anchor_of
from labpress.records.items import Reference
from labpress.records.model import Date
from labpress.site import visitors
from labpress.site.calendar import calendar_file, to_come
from labpress.site.pictures import picture_html
from labpress.sphinxext.domain import lab_domain
from labpress.text.addresses import is_path
from labpress.text.dates import latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils.nodes import Element
    from sphinx.writers.html5 import HTML5Translator

    from labpress.formatting.items import Fact, Part
    from labpress.group.lab import Lab
    from labpress.records.items import Item, ItemKind
    from labpress.site.pictures import Pictures
    from labpress.text.messages import Messages

    #: kind and id of an object -> the address of its own page, or nothing
    Href = Callable[[str, str], str]


def visit_item_list(self: HTML5Translator, node: Element) -> None:
    """Open the list."""
    layout = "lab-cards" if node.get("layout") == "cards" else "lab-lines"
    kind = lab_domain(self.builder.env).lab.item_kinds[node["item_kind"]]
    self.body.append(f'<ul class="lab-items lab-{kind.folder} {layout}">\n')


def depart_item_list(self: HTML5Translator, node: Element) -> None:
    """Close the list; below what is to come, a link to the calendar of it."""
    self.body.append("</ul>\n")
    domain = lab_domain(self.builder.env)
    kind = domain.lab.item_kinds[node["item_kind"]]
    coming = kind.states is not None and node.get("status") == kind.states[0]
    if coming and domain.has_record_pages and to_come(domain, kind):
        href = escape(visitors.root_prefix(self) + calendar_file(kind))
        label = domain.lab.words.gettext("What is to come, as a calendar")
        link = f'<a href="{href}" type="text/calendar">{escape(label)}</a>'
        self.body.append(f'<p class="lab-calendar">{link}</p>\n')


def visit_item(self: HTML5Translator, node: Element) -> None:
    """Write an entry."""
    domain = lab_domain(self.builder.env)
    kind, item_id = node["item_kind"], node["item"]
    item = domain.lab.items.get(kind, {}).get(item_id)
    if item is not None:
        anchor = visitors.identity_attribute(node, node.anchor)  # type: ignore[attr-defined]
        former = visitors.former_anchors(self, node, kind, item_id)

        def href(kind: str, object_id: str) -> str:
            page = domain.own_pages.get(anchor_of(kind, object_id))
            return visitors.page_href(self, page) if page else ""

        prefix = visitors.root_prefix(self)
        declared = domain.lab.item_kinds[kind]
        now = status(item, declared, domain.today)
        content = item_html(domain.lab, item, prefix, href, domain.pictures, now)
        self.body.append(
            f'<li class="{css_class(item, declared, now)}"{anchor}>{former}{content}</li>\n'
        )
    raise docutils_nodes.SkipNode


def visit_item_anchor(self: HTML5Translator, node: Element) -> None:
    """Write the anchors of an item at the head of a page that is written about it."""
    if node.get("canonical"):
        names = lab_domain(self.builder.env).catalogue.names_of(node["item_kind"], node["item"])
        anchors = (anchor_of(node["item_kind"], name) for name in names)
        self.body.append(visitors.anchors_html(anchors))
    raise docutils_nodes.SkipNode


def item_html(
    lab: Lab,
    item: Item,
    prefix: str,
    href: Href,
    pictures: Pictures,
    now: str = "",
    *,
    titled: bool = True,
) -> str:
    """Return the content of an entry.

    *prefix* leads to the site's root; *href* to the pages of objects; *pictures* are those of
    records; *now* is which of its kind's states the item is in. Without *titled*,
    it is that of the item's own page, where the title is the heading.
    """
    kind = lab.item_kinds[item.kind]
    parts = []
    for field in kind.of_type("picture"):
        found = pictures.get((item.kind, item.id, field.name))
        parts.append(picture_html(found, item.text(field.name), prefix))
    text = []
    until = _until(item, kind, lab.words)
    if titled:
        title = escape(item.title)
        if page := href(item.kind, item.id):
            title = f'<a href="{escape(page)}">{title}</a>'
        text.append(f'<span class="lab-title">{title}</span>')
    if people := written.people(item, kind, lab.name_of):
        text.append(f'<span class="lab-people-line">{_joined(people, href)}</span>')
    if facts := list(written.facts(item, kind, lab.name_of, lab.words, now)):
        line = written.BETWEEN_FACTS.join(
            fact_html(fact, href, until if fact.name == kind.state else "") for fact in facts
        )
        text.append(f'<span class="lab-facts">{line}</span>')
    if summary := written.summary(item, kind):
        text.append(f'<span class="lab-summary">{escape(summary)}</span>')
    if links := _links(item, kind, prefix, lab.words):
        text.append(f'<span class="lab-links">{links}</span>')
    parts.append(f'<span class="lab-item-text">{" ".join(text)}</span>')
    return "".join(parts)


def _until(item: Item, kind: ItemKind, words: Messages) -> str:
    """Return the attributes by which ``labpress-until.js`` sees that *item* is over, or nothing."""
    end = item.date(kind.end)
    if not (kind.state and kind.states and end) or kind.ended(item):
        return ""
    last = "-".join(f"{number:02}" for number in latest(end))
    (state,) = (one for one in kind.fields if one.name == kind.state)
    over = escape(words.gettext(state.words[kind.states[1]]))
    return f' data-until="{last}" data-over="{over}"'


def css_class(item: Item, kind: ItemKind, now: str) -> str:
    """Return the class of the entry of *item*, which is in the state *now* of its *kind*."""
    over = kind.state and kind.states and now == kind.states[1]
    return f"lab-item lab-{item.kind}{' lab-over' if over else ''}"


def fact_html(fact: Fact, href: Href, attributes: str = "") -> str:
    """Return one fact; its class says which, a date is a ``time``."""
    text = _joined(fact.parts, href)
    label = f'<span class="lab-label">{escape(fact.label)}:</span> ' if fact.label else ""
    css = f"lab-fact lab-fact-{escape(fact.name)}"
    return f'<span class="{css}"{attributes}>{label}{text}</span>'


def _joined(parts: Iterable[Part], href: Href) -> str:
    return BETWEEN_AUTHORS.join(_part(part, href) for part in parts)


def _part(part: Part, href: Href) -> str:
    text = escape(part.text)
    if part.date is not None:
        # a season is nothing that a program could read
        machine = str(part.date.year) if part.date.season else str(part.date)
        return f'<time datetime="{escape(machine)}">{text}</time>'
    if part.id and (page := href(part.kind, part.id)):
        css = f' class="lab-{part.kind}"' if part.kind == "person" else ""
        return f'<a{css} href="{escape(page)}">{text}</a>'
    return text


def _links(item: Item, kind: ItemKind, prefix: str, words: Messages) -> str:
    found = []
    for field, address in written.links(item, kind):
        url = prefix + address if is_path(address) else address
        label = words.gettext(field.label or field.name.capitalize())
        text = escape(f"{label}: {item.title}")
        found.append(
            f'<a class="lab-link lab-link-{escape(field.name)}" href="{escape(url)}" '
            f'aria-label="{text}">{escape(label)}</a>'
        )
    return " ".join(found)


def item_lists(lab: Lab, to: str, object_id: str, href: Href) -> str:
    """Return a section for each kind of items that name the object, with links to their pages."""
    sections = []
    for kind_id, items in lab.items_naming(to, object_id).items():
        kind = lab.item_kinds[kind_id]
        entries = "".join(f"<li>{_short(lab, item, kind, href)}</li>" for item in items)
        sections.append(
            f'<section id="{kind.folder}"><h2>{escape(lab.words.gettext(kind.plural))}</h2>\n'
            f'<ul class="lab-item-links">{entries}</ul>\n</section>'
        )
    return "\n".join(sections)


def _short(lab: Lab, item: Item, kind: ItemKind, href: Href) -> str:
    """Return the title of an item, linked, and its facts."""
    title = escape(item.title)
    if page := href(item.kind, item.id):
        title = f'<a href="{escape(page)}">{title}</a>'
    facts = written.BETWEEN_FACTS.join(map(str, written.facts(item, kind, lab.name_of, lab.words)))
    return f'{title} <span class="lab-facts">{escape(facts)}</span>' if facts else title


def item_data(
    item: Item,
    lab: Lab,
    data_of: Callable[[str, str], dict[str, Any]],
    address: Callable[[str, str], str],
    picture: Callable[[str, str, str], str],
) -> dict[str, Any]:
    """Return *item* as schema.org data.

    *data_of* returns that of a person, *address* the absolute address of an object's page, or
    nothing; *picture* that of a record's picture.
    """
    kind = lab.item_kinds[item.kind]
    default = next(iter(kind.schema.values()))
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind.schema.get(item.text("type"), default),
        "name": item.title,
    }
    if url := address(item.kind, item.id):
        data["url"] = url
    for field in kind.fields:
        name, _, schema_type = field.schema.partition(":")
        value = item.get(field.name)
        if field.to == "paper":
            # also those that name the item themselves
            value = tuple(Reference(paper.key, paper.key) for paper in lab.papers_of(item))
        if not name or value is None:
            continue
        if field.type == "picture" and not (isinstance(value, str) and "://" in value):
            value = picture(item.kind, item.id, field.name)
        found = _machine(value, field.to, schema_type, lab, data_of, address)
        if not found:
            continue
        if name in data:
            earlier = data[name] if isinstance(data[name], list) else [data[name]]
            found = [*earlier, *(found if isinstance(found, list) else [found])]
        data[name] = found
    return data


def _machine(
    value: object,
    to: str,
    schema_type: str,
    lab: Lab,
    data_of: Callable[[str, str], dict[str, Any]],
    address: Callable[[str, str], str],
) -> Any:
    """Return a value as schema.org data; nothing where machines cannot use it."""
    if isinstance(value, Date):
        return "" if value.season else str(value)
    if isinstance(value, str):
        return {"@type": schema_type, "name": value} if schema_type else value
    found: list[Any] = []
    for reference in value if isinstance(value, tuple) else ():
        if to == "person":
            data = data_of(reference.id, reference.text)
        else:
            name = lab.name_of(to, reference.id) if reference.id else reference.text
            data = {"@type": schema_type or "CreativeWork", "name": name}
            if reference.id and (url := address(to, reference.id)):
                data["url"] = url
        found.append(data)
    return found
