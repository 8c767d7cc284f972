"""Tell who each author of a paper is, and how that is known.

Also, of all papers, who the authors are that nobody's record has, and which names nearly are a
member's. Both end with the members without a paper.
"""

from __future__ import annotations

import json
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING

from labpress.cli import add_data_argument, project_in

if TYPE_CHECKING:
    import argparse

    from labpress.group.lab import Lab


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("keys", nargs="*", default=[], metavar="KEY", help="a paper's key")
    which.add_argument("--all", action="store_true", help="every paper")
    which.add_argument(
        "--strangers",
        action="store_true",
        help="authors who are in nobody's record, by number of papers with members",
    )
    which.add_argument(
        "--near", action="store_true", help="names that nearly are a member's, but not certainly"
    )
    add_data_argument(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text to read, or json for programs",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print how the authors were resolved; return 1 if a key is not known."""
    from labpress.group.lab import Lab
    from labpress.people.identity import Resolver, explanation_text

    project = project_in(arguments)
    if project is None:
        return 2
    lab = Lab.load(project.folder, project.settings)
    if arguments.strangers or arguments.near:
        print(_about_names(lab, arguments.strangers, arguments.format == "json"))
        return 0
    status = 0
    papers = list(lab.entries.values()) if arguments.all else []
    for key in arguments.keys:
        paper = lab.entries.get(key) or lab.publication(key)
        if paper is None:
            near = get_close_matches(key, lab.entries, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            print(f"labpress: no paper has the key {key}{hint}", file=sys.stderr)
            status = 1
        else:
            papers.append(paper)
    resolver = Resolver(
        lab.people.values(),
        match_initials=project.settings.match_initials,
        bold=project.settings.bold,
        publications=lab.entries.values(),
    )
    explained = [(paper, resolver.explain(paper)) for paper in papers]
    if arguments.format == "json":
        content = {
            "papers": [
                {
                    "key": paper.key,
                    "title": paper.plain_title,
                    "authors": [explanation.record() for explanation in explanations],
                }
                for paper, explanations in explained
            ]
        }
        print(json.dumps(content, ensure_ascii=False, indent=2))
    else:
        texts = [explanation_text(paper, explanations) for paper, explanations in explained]
        print("\n\n".join(texts), end="\n" if texts else "")
    return status


def _about_names(lab: Lab, unknown: bool, as_json: bool) -> str:
    """Return the strangers, or the near misses, and the members without a paper."""
    from labpress.people.stranger_text import names_record, names_text
    from labpress.people.strangers import asked_about, near_misses, strangers, without_papers

    papers = lab.entries.values()
    found = strangers(papers, lab.people) if unknown else near_misses(papers, lab.people)
    without = without_papers(papers, lab.people)
    if as_json:
        return json.dumps(names_record(found, without), ensure_ascii=False, indent=2)
    return names_text(found, without, lab.people, asked_about(papers))
