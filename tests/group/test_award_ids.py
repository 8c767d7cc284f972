"""The permanent ids of awards."""

from __future__ import annotations

from labpress.group.award_ids import award_id, former_award_ids
from labpress.records.model import Award, Publication


def paper(*awards: Award, aliases: tuple[str, ...] = ()) -> Publication:
    return Publication("k", "misc", (), awards=awards, aliases=aliases)


def test_an_id_is_made_of_the_key_and_the_name():
    award = Award("Best Paper Runner-Up Award")
    assert award_id(paper(award), award) == "k-best-paper-runner-up-award"
    accented = Award("Prix d’Étude")
    assert award_id(paper(accented), accented) == "k-prix-detude"


def test_a_name_without_ascii_letters_goes_by_its_place():
    first, second = Award("最佳论文"), Award("口头报告")
    both = paper(first, second)
    assert [award_id(both, award) for award in (first, second)] == ["k-1", "k-2"]


def test_former_names_and_former_keys_are_former_ids():
    award = Award("Oral", formerly=("Spotlight", "k-old-id"))
    won = paper(award, aliases=("j",))
    assert list(former_award_ids([(won, award)])) == [
        ("k-spotlight", "k-oral"),
        ("k-old-id", "k-oral"),
        ("j-oral", "k-oral"),
        ("j-spotlight", "k-oral"),
        ("j-k-old-id", "k-oral"),
    ]
