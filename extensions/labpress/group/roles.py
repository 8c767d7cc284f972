"""The roles that every group has; ``labpress_roles`` in ``conf.py`` adds to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from labpress.text.messages import pgettext_noop

if TYPE_CHECKING:
    from labpress.text.messages import Messages

#: Role id -> what one is called and what several are.
Roles: TypeAlias = Mapping[str, tuple[str, str]]

#: What the catalogue calls the name of a role that one has, and that of several.
_ONE, _SEVERAL = "role", "heading"

#: In the order in which people are listed.
DEFAULT_ROLES: Roles = {
    "pi": (
        pgettext_noop("role", "Principal Investigator"),
        pgettext_noop("heading", "Principal Investigators"),
    ),
    "faculty": (pgettext_noop("role", "Faculty"), pgettext_noop("heading", "Faculty")),
    "staff": (pgettext_noop("role", "Staff"), pgettext_noop("heading", "Staff")),
    "postdoc": (
        pgettext_noop("role", "Postdoctoral Researcher"),
        pgettext_noop("heading", "Postdoctoral Researchers"),
    ),
    "phd": (pgettext_noop("role", "PhD Student"), pgettext_noop("heading", "PhD Students")),
    "ms": (
        pgettext_noop("role", "Master’s Student"),
        pgettext_noop("heading", "Master’s Students"),
    ),
    "undergrad": (
        pgettext_noop("role", "Undergraduate Student"),
        pgettext_noop("heading", "Undergraduate Students"),
    ),
    "intern": (pgettext_noop("role", "Intern"), pgettext_noop("heading", "Interns")),
    "visitor": (pgettext_noop("role", "Visitor"), pgettext_noop("heading", "Visitors")),
    "highschool": (
        pgettext_noop("role", "High School Student"),
        pgettext_noop("heading", "High School Students"),
    ),
    "collaborator": (
        pgettext_noop("role", "Collaborator"),
        pgettext_noop("heading", "Collaborators"),
    ),
}


def roles_in(words: Messages, roles: Roles) -> dict[str, tuple[str, str]]:
    """Return *roles* in the language of *words*; what a group calls a role itself stays."""
    return {
        role: (words.pgettext(_ONE, label[0]), words.pgettext(_SEVERAL, label[1]))
        if label == DEFAULT_ROLES.get(role)
        else label
        for role, label in roles.items()
    }
