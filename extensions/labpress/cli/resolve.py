"""Ask who the authors are whom a name alone does not tell, and write the answers.

Each spelling is asked about once, the one in most papers first. An answer for all its papers goes
into people.yml, if that settles them; else into the entries. Nothing else in the files changes.
Without a terminal the questions are only printed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from labpress.group.answering import Answer, Desk
    from labpress.people.questions import Place, Question

#: What can be chosen beside the candidates.
_NOBODY, _SOME, _LATER, _STOP = "nobody", "some", "later", "stop"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_data_argument(parser)
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="write nothing; print at the end what would be changed",
    )


def run(arguments: argparse.Namespace) -> int:
    """Ask and write; return 0, or 2 if there are no records."""
    from labpress.group.answering import Desk
    from labpress.people.question_text import question_text

    project = project_in(arguments)
    if project is None:
        return 2
    with Desk(project, dry_run=arguments.dry_run) as desk:
        if not desk.questions:
            print("Every name is settled.")
        elif sys.stdin.isatty() and sys.stdout.isatty():
            ask_all(desk)
            _report(desk, arguments.dry_run)
        else:
            lab = desk.lab
            for question in desk.questions:
                print(question_text(question, lab.people, lab.entries), end="\n\n")
            print(f"{_count(desk.questions)}; in a terminal `labpress resolve` takes the answers.")
    return 0


def ask_all(desk: Desk, key: str = "") -> None:
    """Ask one question after the other, until there is none or somebody stops.

    With *key* only those about that paper.
    """
    from labpress.people.question_text import question_text
    from labpress.reading.insertion import Refused

    later: set[tuple[str, tuple[str, ...]]] = set()
    while True:
        open_questions = [
            one
            for one in desk.questions
            if (one.spelling, one.ids) not in later
            and (not key or any(place.key == key for place in one.places))
        ]
        if not open_questions:
            return
        question = open_questions[0]
        lab = desk.lab
        width = get_terminal_size().columns
        print(f"\n{question_text(question, lab.people, lab.entries, width)}\n")
        choice = _choose(question, desk, len(open_questions))
        if choice == _STOP:
            return
        answers, whole = _answers(choice, question, desk) if choice != _LATER else ([], False)
        if not whole:
            later.add((question.spelling, question.ids))
        for answer in answers:
            try:
                print(f"  {desk.answer(answer)}")
            except Refused as error:
                print(f"  Not written: {error}.")
                later.add((question.spelling, question.ids))


def _choose(question: Question, desk: Desk, number: int) -> str:
    """Return an id, or what else was chosen."""
    from labpress.names.parsing import full

    names = {one: full(desk.lab.people[one].name) for one in question.ids}
    many = len(question.places) > 1
    always = "always " if many else ""
    choices = [(one, f"{always}{name} ({one})") for one, name in names.items()]
    choices.append((_NOBODY, f"{always}somebody else"))
    if many:
        choices.append((_SOME, "not always the same: choose papers"))
    choices += [(_LATER, "not now"), (_STOP, "stop here")]
    left = "the last question" if number == 1 else f"{number} questions left"
    return _select(f"It is … ({left})", choices)


def _answers(choice: str, question: Question, desk: Desk) -> tuple[list[Answer], bool]:
    """Return what *choice* means, after what else has to be asked, and whether that is all."""
    from labpress.group.answering import NOBODY, Answer

    if choice == _NOBODY:
        answer = _somebody_else(question, desk)
        return ([answer], True) if answer else ([], False)
    if choice != _SOME:
        return [Answer(question.spelling, choice, question.places, every=True)], True
    left, answers = list(question.places), []
    for one in question.ids:
        if not left:
            break
        chosen = _check(one, left, question, desk)
        if chosen is None:
            return [], False
        if chosen:
            answers.append(Answer(question.spelling, one, tuple(chosen)))
        left = [place for place in left if place not in chosen]
    if not left:
        return answers, True
    some = "other" if len(left) == 1 else f"other {len(left)}"
    others = _confirm(
        f"Is the {some} nobody of people.yml?" if answers else "Nobody of people.yml?"
    )
    if others is None:
        return [], False
    if others:
        answers.append(Answer(question.spelling, NOBODY, tuple(left)))
    return answers, others


def _somebody_else(question: Question, desk: Desk) -> Answer | None:
    """Return the answer that names an outsider, or says that it is nobody we know."""
    from labpress.group.answering import NOBODY, Answer, known_outsider, new_id, no_outsider
    from labpress.names.parsing import from_yaml
    from labpress.names.similarity import abbreviated

    short = abbreviated(from_yaml(question.spelling))
    if short:
        hint = "empty, if nobody we know"
        message, default = f"The full name, to be listed as not of the group ({hint})", ""
    else:
        message, default = "The name (it will be listed as not of the group)", question.spelling
    people = desk.lab.people
    name = _text(message, default, lambda name: no_outsider(name, question, people))
    if name is None:
        return None
    if not name:
        return Answer(question.spelling, NOBODY, question.places, every=True)
    if known := known_outsider(name, people):
        return Answer(question.spelling, known, question.places, every=True)
    person = new_id(name, [*desk.lab.people, NOBODY])
    return Answer(question.spelling, person, question.places, every=True, name=name)


def _check(person: str, left: list[Place], question: Question, desk: Desk) -> list[Place] | None:
    """Return the papers of *left* that are of *person*; those for which that is likely are ticked.

    None: it was broken off.
    """
    import questionary

    from labpress.group.answering import likely
    from labpress.names.parsing import full
    from labpress.people.question_text import paper_line

    publications = desk.lab.entries
    name = full(desk.lab.people[person].name)
    chosen: Any = questionary.checkbox(
        f"Which of these are {name}’s?",
        choices=[
            questionary.Choice(
                paper_line(place, publications[place.key]),
                place,
                checked=likely(question, place, desk.lab) == person,
            )
            for place in left
        ],
        instruction="(space ticks, Enter goes on)",
    ).ask()
    return None if chosen is None else list(chosen)


def _select(message: str, choices: list[tuple[str, str]]) -> str:
    import questionary

    answer: Any = questionary.select(
        message,
        [questionary.Choice(title, value) for value, title in choices],
        instruction="(arrows and Enter)",
    ).ask()
    return _STOP if answer is None else str(answer)


def _text(message: str, default: str, wrong: Callable[[str], str]) -> str | None:
    """Ask for a text; *wrong* says why it cannot be taken, or nothing."""
    import questionary

    def check(text: str) -> bool | str:
        return not text.strip() or wrong(" ".join(text.split())) or True

    answer: Any = questionary.text(message, default=default, validate=check).ask()
    return None if answer is None else " ".join(str(answer).split())


def _confirm(message: str) -> bool | None:
    """Ask for yes or no; None: it was broken off."""
    import questionary

    answer: Any = questionary.confirm(message, default=True).ask()
    return None if answer is None else bool(answer)


def _report(desk: Desk, dry_run: bool) -> None:
    """Print what has changed, or would, and what is left."""
    here = Path.cwd()
    if dry_run:
        print(f"\n{desk.diff(here) or 'Nothing would change.'}", end="")
    else:
        names = [path.name for path in desk.changed]
        print(f"\nChanged: {', '.join(names) or 'nothing'}.", end=" ")
    left = desk.questions
    print("" if dry_run else f"{_count(left) if left else 'Every name is settled'}.")


def _count(questions: tuple[Question, ...]) -> str:
    return "1 question is open" if len(questions) == 1 else f"{len(questions)} questions are open"
