"""``{people}``: the people of the group."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from docutils import nodes as docutils_nodes
from docutils.parsers.rst import directives

from labpress.sphinxext import nodes
from labpress.sphinxext.directives.base import LabDirective, one_of, some_of, words

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

    from labpress.records.model import Person

STATUSES = ("current", "alumni", "all")
LAYOUTS = ("cards", "list", "strip", "table")


class PeopleDirective(LabDirective):
    """A list of the group's members that meet all options.

    Options: ``role``: ids of roles, one of which must fit; ``status``: ``current``, ``alumni`` or
    ``all`` (the default); ``ids``: just these people, in this order; ``group-by``: ``role`` or
    ``none``; ``layout``: ``cards`` (the default), ``list``, ``table`` or ``strip``,
    portraits and names alone.
    Declared outsiders are listed only when ``ids`` names them. People stand in the order of the
    roles, then of ``people.yml``.
    """

    option_spec: ClassVar = {
        "role": directives.unchanged,
        "status": directives.unchanged,
        "ids": directives.unchanged,
        "group-by": directives.unchanged,
        "layout": directives.unchanged,
    }

    def run(self) -> list[Node]:
        """Return the list, or one section for each role."""
        people = self.people()
        if self.option("group-by", "none", one_of(("none", "role"))) == "none":
            return [self.entries(people)] if people else []
        sections: list[Node] = []
        for role in dict.fromkeys(person.role for person in people):
            members = [person for person in people if person.role == role]
            one, several = self.lab.settings.roles.get(role, (role, role))
            title = (one if len(members) == 1 else several) or self.lab.words.gettext("Members")
            sections.append(self.section(title, f"people-{role}", self.entries(members)))
        return sections

    def people(self) -> list[Person]:
        """Return the people that the options ask for."""
        lab = self.lab
        if "ids" in self.options:
            found = []
            for person_id in words(self.options["ids"] or ""):
                person = lab.person(person_id)
                if person is None:
                    self.reject(f"option 'ids' of 'people': there is no person '{person_id}'")
                else:
                    found.append(person)
            return found
        known = list(lab.settings.roles)
        roles = self.option(
            "role", (), some_of([*known, *_roles_used(lab.people.values())], "role")
        )
        status = self.option("status", "all", one_of(STATUSES))
        chosen = [
            person
            for person in lab.people.values()
            if person.member
            and (not roles or person.role in roles)
            and (status == "all" or person.current == (status == "current"))
        ]
        rank = {role: index for index, role in enumerate(known)}
        return sorted(chosen, key=lambda person: rank.get(person.role, len(rank)))

    def entries(self, people: list[Person]) -> Element:
        """Return a list node of *people*."""
        layout = self.option("layout", "cards", one_of(LAYOUTS))
        result = nodes.person_list(layout=layout)
        self.set_source_info(result)
        rank = 1 if "ids" in self.options or layout == "strip" else 0
        for person in people:
            parts = (str(person.name), person.title, person.now)
            text = docutils_nodes.Text(", ".join(part for part in parts if part))
            result += nodes.person("", text, person=person.id, rank=rank)
        return result


def _roles_used(people: object) -> list[str]:
    return [person.role for person in people if person.role]  # type: ignore[attr-defined]
