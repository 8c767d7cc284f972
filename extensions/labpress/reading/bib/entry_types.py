"""The entry types that BibTeX and BibLaTeX know.

Sources: the BibTeX manual (btxdoc, section 3.1) and the BibLaTeX manual (sections 2.1.1 to
2.1.3, entry types, aliases and unsupported types); to these come types that reference managers
and preprint servers write.
"""

from __future__ import annotations

#: Types of entries that are printed.
ENTRY_TYPES = frozenset(
    """
    article book mvbook inbook bookinbook suppbook booklet collection mvcollection
    incollection suppcollection dataset manual misc online patent periodical suppperiodical
    proceedings mvproceedings inproceedings reference mvreference inreference report
    software thesis unpublished conference electronic mastersthesis phdthesis techreport www
    artwork audio bibnote commentary image jurisdiction legislation legal letter movie music
    performance review standard video preprint bachelorsthesis talk presentation poster
    workshop
    """.split()
)

#: Blocks that hold data for other entries and are never printed themselves.
DATA_TYPES = frozenset({"xdata", "set"})

#: Blocks that are no entries.
COMMANDS = frozenset({"string", "preamble", "comment"})

#: Types for which an editor stands in for a missing author.
EDITED_TYPES = frozenset(
    """
    book mvbook collection mvcollection proceedings mvproceedings reference mvreference
    periodical
    """.split()
)

#: Types that may be without an author and an editor.
AUTHORLESS_TYPES = frozenset(
    """
    proceedings mvproceedings collection mvcollection periodical manual online electronic
    www software dataset misc standard legislation jurisdiction legal booklet
    """.split()
)
