"""Pictures and addresses that one output has beside a record and the other has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from labpress.comparing.difference import Difference, Kind
from labpress.comparing.texts import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from labpress.comparing.readings import Reading


def pictures(
    anchor: str, what: str, site: bool | None, booklet: bool | None
) -> Iterator[Difference]:
    """Yield a difference if *what* stands in one output alone; None tells nothing of it."""
    if (site, booklet) == (True, False):
        yield Difference(anchor, Kind.PICTURE, f"has {what} on the site only", what, "")
    elif (site, booklet) == (False, True):
        yield Difference(anchor, Kind.PICTURE, f"has {what} in the booklet only", "", what)


def links(
    anchor: str,
    site: Sequence[str] | None,
    booklet: Sequence[str],
    printed: Literal["all", "one", "any"] = "any",
) -> Iterator[Difference]:
    """Yield the addresses of one output that the other lacks; nothing where *site* is None.

    *printed*: whether the booklet is to have all addresses of the site, one of them, or any. Of
    those within the site, which it may not know in full, it need have none.
    """
    if site is None:
        return
    for address in booklet:
        if not any(_same(address, other) for other in site):
            yield Difference(
                anchor, Kind.LINK, f"leads to {address} in the booklet only", "", address
            )
    needed = [address for address in site if address.startswith(("http://", "https://"))]
    if printed == "all":
        lacking = [one for one in needed if not any(_same(other, one) for other in booklet)]
    else:
        lacking = needed[:1] if printed == "one" and not booklet else []
    for address in lacking:
        yield Difference(anchor, Kind.LINK, f"leads to {address} on the site only", address, "")


def _same(printed: str, shown: str) -> bool:
    one, other = unquote(printed), unquote(shown)
    # within the site, the booklet has the whole address
    return one == other or ("://" not in other and one.endswith(f"/{other}"))


def logos(site: Reading, booklet: Reading) -> list[Difference]:
    """Return the sponsors that have a logo in one output alone.

    Sponsors have no anchors, so they are found by their names, and one whose name stands nowhere
    in the booklet is none of it.
    """
    printed = {normal(name) for name in booklet.logos}
    alone = {normal(line) for line in booklet.lines}
    found: list[Difference] = []
    for name, shown in sorted(site.logos.items()):
        words = normal(name)
        if _is_in(words, printed):
            found += pictures(name, "a logo", shown, True)
        elif words in alone:
            found += pictures(name, "a logo", shown, False)
    return found


def _is_in(name: str, lines: Iterable[str]) -> bool:
    """Tell whether one of *lines* is *name*, or its first line."""
    return any(
        line and (name == line or (len(line) > 8 and name.startswith(line))) for line in lines
    )
