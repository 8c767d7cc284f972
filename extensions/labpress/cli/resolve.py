"""Ask who the authors are whom a name alone does not tell, and write the answers.

Each spelling is asked about once, the one in most papers first. An answer for all its papers goes
into people.yml, if that settles them; else into the entries. Nothing else in the files changes.
Without a terminal the questions are only printed.
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from labpress.cli import add_data_argument, in_terminal, project_in

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from labpress.group.answering import Answer, Desk, State
    from labpress.people.questions import Place, Question

#: What can be chosen beside the candidates.
_NOBODY, _SOME, _LATER, _STOP, _BACK = "nobody", "some", "later", "stop", "back"


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
        elif in_terminal():
            # Broken off between two questions it ends as at one
            with suppress(KeyboardInterrupt):
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
    #: What was put off, and the files, before each question that was passed.
    passed: list[tuple[set[tuple[str, tuple[str, ...]]], State]] = []
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
        _forget_typed()
        print(f"\n{question_text(question, lab.people, lab.entries, width)}\n")
        choice = _choose(question, desk, len(open_questions), back=bool(passed))
        if choice == _STOP:
            return
        if choice == _BACK:
            later, state = passed.pop()
            try:
                desk.restore(state)
            except Refused as error:
                print(f"  Not taken back: {error}.")
            continue
        passed.append((later.copy(), desk.state))
        answers, whole = _answers(choice, question, desk) if choice != _LATER else ([], False)
        if not whole:
            later.add((question.spelling, question.ids))
        for answer in answers:
            try:
                print(f"  {desk.answer(answer)}")
            except Refused as error:
                print(f"  Not written: {error}. `labpress check` tells what to write by hand.")
                later.add((question.spelling, question.ids))


def _forget_typed() -> None:
    """Forget what was typed while files were read: Enter twice must not answer the next question.

    Where the terminal is not POSIX's, only what the last prompt has read is forgotten.
    """
    from prompt_toolkit.input import create_input
    from prompt_toolkit.input.typeahead import clear_typeahead

    clear_typeahead(create_input())
    with suppress(ImportError, OSError, ValueError):
        import termios

        with suppress(termios.error):
            termios.tcflush(sys.stdin, termios.TCIFLUSH)


def _choose(question: Question, desk: Desk, number: int, *, back: bool) -> str:
    """Return an id, or what else was chosen."""
    names = {one: _name(one, desk) for one in question.ids}
    many = len(question.places) > 1
    always = "always " if many else ""
    choices = [(one, f"{always}{name} ({one})") for one, name in names.items()]
    choices.append((_NOBODY, f"{always}somebody else"))
    if many:
        choices.append((_SOME, "not always the same: choose papers"))
    choices += [(_LATER, "not now"), (_STOP, "stop here")]
    if back:
        choices.append((_BACK, "back: ask the last question again"))
    left = "the last question" if number == 1 else f"{number} questions left"
    return _select(f"It is … ({left})", choices)


def _answers(choice: str, question: Question, desk: Desk) -> tuple[list[Answer], bool]:
    """Return what *choice* means, after what else has to be asked, and whether that is all."""
    from labpress.group.answering import NOBODY, Answer

    if choice == _NOBODY:
        return _somebody_else(question, desk)
    if choice != _SOME:
        return _always(choice, question, desk)
    left, answers = list(question.places), []
    for one in question.ids:
        if not left:
            break
        chosen = _check(one, left, question, desk)
        if chosen:
            chosen = _once(_name(one, desk), chosen, desk)
        if chosen is None:
            return [], False
        if chosen:
            answers.append(Answer(question.spelling, one, tuple(chosen)))
        left = [place for place in left if place not in chosen]
    if not left:
        return answers, True
    some = "that one" if len(left) == 1 else f"these {len(left)}"
    if answers:
        some = "the other one" if len(left) == 1 else f"the other {len(left)}"
    # No: who only presses Enter must not have said that nobody of the group wrote them
    others = _confirm(f"Is {some} by nobody of people.yml?", default=False)
    if others is None:
        return [], False
    if others:
        answers.append(Answer(question.spelling, NOBODY, tuple(left)))
    return answers, others


def _always(
    person: str, question: Question, desk: Desk, name: str = ""
) -> tuple[list[Answer], bool]:
    """Return the answers that it is *person* in all papers, one author in each.

    *name*: where that is somebody new. The second author of one spelling in a paper is another
    candidate, about whom is asked again; if there is none, nobody of people.yml.
    """
    from labpress.group.answering import NOBODY, Answer

    called = name or _name(person, desk)
    chosen = _once(called, list(question.places), desk)
    if chosen is None:
        return [], False
    answer = Answer(question.spelling, person, tuple(chosen), every=True, name=name)
    others = tuple(place for place in question.places if place not in chosen)
    if not others:
        return [answer], True
    if set(question.ids) - {person}:
        return [answer], False
    return [Answer(question.spelling, NOBODY, others), answer], True


def _name(person: str, desk: Desk) -> str:
    from labpress.names.parsing import full

    return full(desk.lab.people[person].name)


def _once(name: str, places: list[Place], desk: Desk) -> list[Place] | None:
    """Return *places* with one author at most in each paper, after asking which is *name*.

    None: it was broken off.
    """
    from labpress.people.question_text import paper_line

    by_paper: dict[str, list[Place]] = {}
    for place in places:
        by_paper.setdefault(place.key, []).append(place)
    chosen = []
    for key, here in by_paper.items():
        if len(here) > 1:
            print(f"  {paper_line(here[0], desk.lab.entries[key])}")
            choices = [(str(one.position), f"author {one.position}") for one in here]
            choices.append((_NOBODY, "none of them"))
            number = _select(f"Which author of {key} is {name}?", choices)
            if number == _STOP:
                return None
            here = [one for one in here if str(one.position) == number]
        chosen += here
    return chosen


def _somebody_else(question: Question, desk: Desk) -> tuple[list[Answer], bool]:
    """Return what names an outsider, or says that it is nobody we know, and whether that is all."""
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
        return [], False
    if not name:
        return [Answer(question.spelling, NOBODY, question.places, every=True)], True
    if known := known_outsider(name, people):
        return _always(known, question, desk)
    person = new_id(name, [*desk.lab.people, NOBODY])
    return _always(person, question, desk, name)


def _check(person: str, left: list[Place], question: Question, desk: Desk) -> list[Place] | None:
    """Return the papers of *left* that are of *person*; those for which that is likely are ticked.

    None: it was broken off.
    """
    import questionary

    from labpress.group.answering import likely
    from labpress.people.question_text import paper_line

    publications = desk.lab.entries
    papers = Counter(place.key for place in left)
    chosen: Any = questionary.checkbox(
        f"Which of these are {_name(person, desk)}’s?",
        choices=[
            questionary.Choice(
                paper_line(place, publications[place.key])
                + (f", as author {place.position}" if papers[place.key] > 1 else ""),
                place,
                checked=likely(question, place, desk.lab) == person,
            )
            for place in left
        ],
        instruction="(space ticks, a all or none, Enter goes on)",
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


def _confirm(message: str, *, default: bool) -> bool | None:
    """Ask for yes or no; None: it was broken off."""
    import questionary

    answer: Any = questionary.confirm(message, default=default).ask()
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
