"""What is decided of made-up groups is compared with the truth, which only the maker knows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from labpress.group.lab import Lab, Settings
from labpress.names.parsing import parse
from labpress.names.similarity import normal

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

# Not those on which the rule was tuned (21 to 28).
SEEDS = (301, 302, 303, 304)


@dataclass
class Count:
    """How many authors: members in truth, decided to be the right or a wrong person; missed."""

    members: int = 0
    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def decided(self) -> float:
        return self.right / self.members


def labs(synthetic: ModuleType, folder: Path, match_initials: bool, **kind: float):
    """Yield groups of 1,000 papers, as labpress reads them and as they are."""
    for seed in SEEDS:
        group = synthetic.make_group(1000, 60, seed, **kind)
        data = folder / str(seed)
        data.mkdir(exist_ok=True)
        for name, content in group.data_files().items():
            (data / name).write_text(content, encoding="utf-8")
        yield Lab.load(data, Settings(match_initials=match_initials)), group


def counted(lab: Lab, group) -> Count:
    count = Count()
    for paper in group.papers:
        for author, truth in zip(lab.publications[paper.key].authors, paper.authors, strict=True):
            identity = author.identity
            count.members += bool(truth.id)
            if identity.kind == "person":
                count.right += identity.person == truth.id
                count.wrong += identity.person != truth.id
            elif truth.id and truth.id not in identity.candidates:
                count.missed += 1
    return count


@pytest.mark.parametrize(
    ("abbreviated", "outsiders", "precision", "decided"),
    [
        (0.0, 3, 1.0, 1.0),
        (0.5, 3, 0.995, 0.85),
        (1.0, 3, 0.99, 0.75),  # On more seeds about 0.80, but 0.7 on some.
        (0.5, 10, 0.995, 0.83),
        # Six hundred outsiders of few family names, all cut: less can be told,
        # and of eight others (seeds 401 to 408) the worst had a precision of 0.978.
        (1.0, 10, 0.99, 0.70),
    ],
)
def test_initials_are_guessed_right(
    synthetic: ModuleType,
    tmp_path: Path,
    abbreviated: float,
    outsiders: int,
    precision: float,
    decided: float,
) -> None:
    total = Count()
    for lab, group in labs(synthetic, tmp_path, True, abbreviated=abbreviated, outsiders=outsiders):
        count = counted(lab, group)
        assert count.precision >= 0.98
        assert count.missed == 0
        total.members += count.members
        total.right += count.right
        total.wrong += count.wrong
        asked = Counter((normal(parse(q.spelling)), frozenset(q.ids)) for q in lab.questions)
        assert set(asked.values()) <= {1}
        guessed = Counter((normal(parse(one.spelling)), one.person) for one in lab.guesses)
        assert set(guessed.values()) <= {1}
    assert total.precision >= precision
    assert total.decided >= decided


@pytest.mark.parametrize("abbreviated", [0.0, 0.5, 1.0])
def test_without_guesses_nothing_is_wrong_and_nobody_is_missed(
    synthetic: ModuleType, tmp_path: Path, abbreviated: float
) -> None:
    for lab, group in labs(synthetic, tmp_path, False, abbreviated=abbreviated):
        count = counted(lab, group)
        assert (count.wrong, count.missed) == (0, 0)
        assert lab.guesses == ()
