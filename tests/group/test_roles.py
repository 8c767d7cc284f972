"""The roles that every group has, in the group's language."""

from __future__ import annotations

from labpress.group.roles import DEFAULT_ROLES, roles_in


class Words:
    def pgettext(self, context: str, text: str) -> str:
        return f"{context}|{text}"


def test_roles_are_translated_but_not_what_a_group_says_itself():
    found = roles_in(Words(), {"phd": DEFAULT_ROLES["phd"], "pi": ("Head", "Heads")})
    assert found == {
        "phd": ("role|PhD Student", "heading|PhD Students"),
        "pi": ("Head", "Heads"),
    }
