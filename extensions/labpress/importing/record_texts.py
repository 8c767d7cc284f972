"""The records of the new site as its data files: people.yml, publications.bib and the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from labpress.importing.assembling import year_of
from labpress.importing.bibtex import latex_address
from labpress.names.parsing import from_yaml, full
from labpress.names.similarity import normal
from labpress.reading.yaml.amending import scalar
from labpress.records.fields import BY_NAME
from labpress.records.items import ITEM_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from labpress.importing.addressing import Addresses
    from labpress.importing.carrying import Files
    from labpress.importing.found import FoundItem, FoundPaper, FoundPerson, Ledger, Site
    from labpress.importing.page_text import Rewriter

_FIRST = ("title", "author", "author+an", "author+an:id", "journal", "booktitle", "date", "year")
_FIELDS = ("role", "title", "joined", "left", "now", "homepage", "orcid", "scholar", "github")
#: What a biography may have that a record cannot say: headings, pictures, tables, roles, links
#: to pages.
_NOT_IN_A_RECORD = re.compile(
    r"(?m)^#+ |!\[|^\s*\||`|\]\((?!https?://|mailto:)|^\s*>|\\$|<\w|:::|\$|^\s*---|~~~"
)


class Records:
    """Writes the records of *site*; the files that they name are carried by *files*."""

    def __init__(
        self, site: Site, files: Files, addresses: Addresses, text: Rewriter, ledger: Ledger
    ) -> None:
        self.site, self.files, self.addresses = site, files, addresses
        self.text, self.ledger = text, ledger
        #: People of whom people.yml cannot tell all -> their biography.
        self.bios: dict[str, str] = {}
        self.keys = {
            old: paper.key for paper in site.papers for old in (paper.key, *paper.former_keys)
        }

    def texts(self) -> dict[str, str]:
        """Return path -> text of the data files."""
        texts: dict[str, str] = {}
        site = self.site
        if site.people:
            blocks = [self._person(person) for person in site.people]
            texts["source/data/people.yml"] = "\n".join(blocks)
        if site.papers:
            papers = sorted(site.papers, key=lambda one: -(year_of(one) or 0))
            texts["source/data/publications.bib"] = "\n".join(map(self._paper, papers))
        for kind in ITEM_KINDS.values():
            items = [item for item in site.items if item.kind == kind.id]
            if items:
                text = "\n".join(map(self._item, items))
                texts[f"source/data/{kind.file}"] = text
        if site.sponsors:
            lines = []
            for sponsor in site.sponsors:
                lines.append(f"- name: {scalar(sponsor.name)}")
                if sponsor.url:
                    lines.append(f"  url: {scalar(sponsor.url)}")
                place = sponsor.thing.place
                if sponsor.logo and (logo := self.files.picture(sponsor.logo, place.file, place)):
                    lines.append(f"  logo: {scalar(logo)}")
            texts["source/data/sponsors.yml"] = "\n".join(lines) + "\n"
        texts["source/data/permalinks.txt"] = (
            "# Every name that was ever published, one a line. `make permalinks` adds new ones.\n"
        )
        return texts

    def _person(self, person: FoundPerson) -> str:
        lines = [f"{scalar(person.id)}:", f"  name: {scalar(person.name)}"]
        own = normal(from_yaml(person.name))
        also = [name for name in dict.fromkeys(person.also) if normal(from_yaml(name)) != own]
        if also:
            lines.append(f"  also: {_flow(also)}")
        if not person.member:
            lines.append("  member: false")
        for key in _FIELDS:
            if person.positions and key in ("role", "title", "joined", "left"):
                continue  # they follow from the positions
            if value := getattr(person, key):
                if key == "homepage" and not re.match(r"https?://", value):
                    person.links.append(("Website", value))
                    continue
                lines.append(f"  {key}: {scalar(value)}")
        if person.positions:
            lines.append("  positions:")
            for one in person.positions:
                inner = ", ".join(f"{key}: {scalar(value)}" for key, value in one.items())
                lines.append(f"    - {{{inner}}}")
        if person.email:
            lines.append(f"  email: {scalar(person.email)}")
        if person.native:
            lines.append(f"  native: {scalar(person.native)}")
        place = person.thing.place
        if person.photo:
            if self.files.local(person.photo):
                if photo := self.files.picture(person.photo, place.file, place):
                    lines.append(f"  photo: {scalar(photo)}")
            else:
                person.links.append(("Portrait", person.photo))
                self.ledger.change("a portrait that lies elsewhere became a link", place)
        lines += self._profile(person)
        return "\n".join(lines) + "\n"

    def _paper(self, paper: FoundPaper) -> str:
        fields = dict(paper.fields)
        place = paper.thing.place
        names = [f"{{{one.name}}}" if " and " in one.name else one.name for one in paper.authors]
        if paper.others and names:
            names.append("others")
        if names:
            fields["author"] = " and ".join(names)
        if paper.former_keys:
            fields["ids"] = ", ".join(paper.former_keys)
        for name, path in paper.files.items():
            if name == "preview":
                new = self.files.picture(path, place.file, place)
            else:
                new = self.files.document(path, place.file, place)
                if not new and (target := self.addresses.find(path, "")):
                    new = self._absolute(target)
                elif not new:
                    self.ledger.fault(f"there is no file {path}", place)
            if new and BY_NAME.get(name) is not None and BY_NAME[name].target != "file":
                new = self.site.url.rstrip("/") + "/" + new if self.site.url else ""
                if not new:
                    self.ledger.fault(f"the link {name} leads to {path} of the old site", place)
            if new:
                fields[name] = latex_address(new) if "://" in new else new
        names_in_order = [name for name in _FIRST if name in fields]
        names_in_order += [name for name in fields if name not in names_in_order]
        width = max(map(len, names_in_order), default=0)
        lines = []
        for name in names_in_order:
            value = fields[name]
            if not _balanced(value):
                value = value.replace("{", "").replace("}", "")
                self.ledger.change(f"braces that do not match are gone from {name}", place)
            if not re.fullmatch(r"[^\W\d][^\s=,{}\"#%()'\\~]*", name):
                self.ledger.found(
                    "field of a paper", name, place, "BibTeX has no such names of fields"
                )
                continue
            lines.append(f"  {name:<{width}} = {{{value}}},\n")
        return f"@{paper.type or 'misc'}{{{paper.key},\n{''.join(lines)}}}\n"

    def _absolute(self, target: tuple[str, str, str]) -> str:
        where = self.addresses.path(target)
        return f"{self.site.url.rstrip('/')}/{where}" if self.site.url else ""

    def _item(self, item: FoundItem) -> str:
        kind = ITEM_KINDS[item.kind]
        lines = [f"{scalar(item.id)}:", f"  title: {scalar(item.title)}"]
        place = item.thing.place
        values = dict(item.values)
        for name, path in item.files.items():
            carry = self.files.picture if name == "picture" else self.files.document
            if new := carry(path, place.file, place):
                values[name] = new
            elif name != "picture":
                self.ledger.fault(f"there is no file {path}", place)
        for field in kind.fields:
            value = values.get(field.name)
            if not value:
                continue
            if field.to == "person":
                value = [self._who(name) for name in ([value] if isinstance(value, str) else value)]
            if field.to == "paper":
                value = [self.keys[key] for key in value if key in self.keys]
                if not value:
                    continue
            if field.type == "dates" or isinstance(value, list):
                lines.append(f"  {field.name}: {_flow(value)}")
            else:
                lines.append(f"  {field.name}: {scalar(str(value))}")
        return "\n".join(lines) + "\n"

    def _who(self, name: str) -> str:
        """Return the id of the person that *name*, an old id or a name, means; or the name."""
        for person in self.site.people:
            if person.old_id == name or normal(from_yaml(person.name)) == normal(from_yaml(name)):
                return person.id
        return full(from_yaml(name))

    def _profile(self, person: FoundPerson) -> list[str]:
        """Return the lines of people.yml that tell of *person*: biography, education, links."""
        place = person.thing.place
        bio = self.text.rewritten(person.bio, place.file, place) if person.bio else ""
        cv = next((one for one in person.links if one[0] == "CV"), None)
        local = [one for one in person.links if self.files.local(one[1]) and one != cv]
        facts = dict(person.facts)
        known = {"Education", "Research interests", "Affiliation", "Pronouns"}
        others = [(heading, lines) for heading, lines in person.facts if heading not in known]
        if _NOT_IN_A_RECORD.search(bio) or local:
            self.bios[person.id] = bio
            return []
        lines = []
        paragraphs = [bio] if bio else []
        paragraphs += [
            f"{heading}: {'; '.join(map(plain_markdown, texts))}." for heading, texts in others
        ]
        if paragraphs:
            text = "\n\n".join(paragraphs).replace("\n", "\n    ")
            lines += ["  bio: |", *(line.rstrip() for line in f"    {text}".split("\n"))]
        if "Education" in facts:
            lines += ["  education:", *(f"    - {scalar(one)}" for one in facts["Education"])]
        if "Research interests" in facts:
            lines.append(f"  interests: {_flow(facts['Research interests'])}")
        for heading, key in (("Affiliation", "affiliation"), ("Pronouns", "pronouns")):
            if heading in facts:
                lines.append(f"  {key}: {scalar('; '.join(facts[heading]))}")
        if cv and self.files.local(cv[1]):
            if new := self.files.document(cv[1], place.file, place):
                lines.append(f"  cv: {scalar(new)}")
            else:
                self.ledger.fault(f"there is no file {cv[1]}", place)
        elif cv:
            lines.append(f"  cv: {scalar(cv[1])}")
        links: dict[str, str] = {}
        for label, address in person.links:
            if (label, address) != cv:
                name, number = label, 1
                while name in links:
                    number += 1
                    name = f"{label} {number}"
                links[name] = address
        if links:
            lines += ["  links:", *(f"    {scalar(k)}: {scalar(v)}" for k, v in links.items())]
        return lines


def _flow(values: Iterable[str]) -> str:
    return f"[{', '.join(map(scalar, values))}]"


def _balanced(value: str) -> bool:
    depth = 0
    for sign in value:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            return False
    return depth == 0


def plain_markdown(text: str) -> str:
    """Return plain *text* as Markdown."""
    return re.sub(r"([\\`*_\[\]<>{}$|])", r"\\\1", " ".join(text.split()))
