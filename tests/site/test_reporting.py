"""Problems of a build: each a warning of its own kind, said once, at the build's end."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

FILES = {
    "index.md": "# Home\n\n```{toctree}\n:glob:\n\npages/*\n```\n\n:::{publications}\n:::\n",
    "data/publications.bib": "@article{good, title = {Good}, author = {A B}, journal = {J},"
    " year = 2001}\n@article{bad, title = {Bad} author = {A B}, journal = nowhere, year = {x}}\n",
} | {f"pages/p{n}.md": f"# Page {n}\n\n{{paper}}`none{n}`\n" for n in range(8)}

#: Variables that change what is said.
OF_CI = ("GITHUB_ACTIONS", "LABPRESS_SHOWN")
DATA = ["bib-syntax", "bib-string", "bib-bad-value"]


@pytest.fixture
def group(project):
    project.write(FILES)
    (project.source / "conf.py").write_text(
        'project = "Lab"\nextensions = ["myst_parser", "labpress"]\nhtml_theme = "furo"\n'
    )
    return project


def sphinx(project, *options, builder="html", **environment):
    """Build in a process of its own, as people do; return the status and what was said."""
    command = [sys.executable, "-m", "sphinx", "-b", builder, *options]
    command += [project.source, project.build_folder / builder]
    path = os.pathsep.join(filter(None, [str(REPOSITORY / "extensions"), *sys.path]))
    there = {name: value for name, value in os.environ.items() if name not in OF_CI}
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=project.source,
        env={**there, "PYTHONPATH": path, **environment},
    )
    return done.returncode, done.stdout, done.stderr


def warnings(said):
    """The place and the code of each warning, and the line that counts the problems."""
    found = re.findall(r"(?m)^(\S+): WARNING: .* \[labpress\.([a-z-]+)\]$", said)
    counts = re.findall(r"(?m)^labpress: (.*)$", said)
    assert len(counts) == 1
    return found, counts[0]


@pytest.mark.parametrize("options", [(), ("-q",), ("-j2",), ("-q", "-j2", "-W")])
def test_each_problem_stands_once_sorted_with_a_count(group, options):
    status, out, err = sphinx(group, *options)
    assert status == ("-W" in options)
    found, count = warnings(err)
    assert [code for _, code in found] == [*DATA, "unknown-paper"]
    places = [place.split(":") for place, _ in found]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))
    assert count == "10 errors, 1 warning; `sphinx-build -v` shows each of them"
    assert (out + err).count("WARNING") == 4
    assert "unknown-paper" not in out
    assert ("11 warnings" in out) == ("-q" not in options)  # Sphinx counts each problem


def test_many_of_one_kind_are_one_line_with_their_number_and_three_places(group):
    _, _, err = sphinx(group, "-q")
    (line,) = [line for line in err.splitlines() if "unknown-paper" in line]
    assert line == (
        "pages/p0.md:3:9: WARNING: there is no paper 'none0', in 8 places: here, pages/p1.md:3:9,"
        " pages/p2.md:3:9, … [labpress.unknown-paper]"
    )


def test_each_is_shown_where_sphinx_is_to_tell_more(group):
    _, _, err = sphinx(group, "-v")
    found, count = warnings(err)
    assert [code for _, code in found] == [*DATA, *["unknown-paper"] * 8]
    assert count == "10 errors, 1 warning"


def test_in_github_actions_they_are_annotations(group):
    status, out, err = sphinx(group, "-q", "-W", GITHUB_ACTIONS="true")
    assert status == 1
    assert "WARNING" not in out + err
    annotations = [line for line in err.splitlines() if line.startswith("::")]
    assert len(annotations) == 4
    assert annotations[2].startswith(
        "::error file=pages/p0.md,line=3,col=9,title=unknown-paper::there is no paper 'none0',"
        " in 8 places: here, pages/p1.md:3:9,"
    )
    assert annotations[3].startswith("::warning file=data/publications.bib,line=2,")


def test_what_sphinx_and_others_warn_of_stands_where_it_is_found(group):
    (group.source / "pages/p0.md").write_text("# Page\n\n{unknown}`x`\n")
    _, _, err = sphinx(group, "-q")
    assert err.index("unknown") < err.index("labpress.bib-syntax")


def test_a_build_in_which_nothing_changed_still_says_what_is_wrong_with_the_data(group):
    sphinx(group, "-q")
    _, _, err = sphinx(group, "-q")
    found, count = warnings(err)
    assert [code for _, code in found][:3] == DATA
    assert "1 warning" in count


def test_exactly_one_kind_can_be_silenced(group):
    _, _, err = sphinx(group, "-q", "-D", "suppress_warnings=labpress.unknown-paper")
    assert warnings(err)[1] == "2 errors, 1 warning"
    assert "unknown-paper" not in err
    _, _, err = sphinx(group, "-q", "-E", "-D", "suppress_warnings=labpress")
    assert err == ""


def test_the_first_warning_ends_a_build_where_it_is_asked_to(group):
    status, _, err = sphinx(group, "-q", "-W", "--exception-on-warning")
    assert status
    assert "a comma is missing after title" in err


def test_guesses_are_listed_and_no_warnings(project):
    papers = "".join(
        f"@misc{{p{n}, title={{On work {n}}}, author={{A. Byron}}, year=1843}}\n" for n in range(2)
    )
    project.write(
        {
            "index.md": "# Home\n\n:::{publications}\n:::\n",
            "data/people.yml": "ada-byron:\n  name: Ada Byron\n",
            "data/publications.bib": papers,
        }
    )
    (project.source / "conf.py").write_text(
        'project = "Lab"\nextensions = ["myst_parser", "labpress"]\n'
        'html_theme = "furo"\nlabpress_match_initials = True\n'
    )
    status, out, err = sphinx(project, "-W")
    assert (status, err) == (0, "")
    assert out.count("“A. Byron” is taken for Ada Byron (ada-byron) in 2 papers") == 1


@pytest.mark.parametrize("github", ["true", ""])
def test_what_the_booklet_s_build_has_shown_the_site_s_only_counts(group, github):
    told = {"LABPRESS_SHOWN": "_build/shown", "GITHUB_ACTIONS": github}
    _, _, first = sphinx(group, "-q", builder="latex", **told)
    assert "bib-string" in first
    status, _, second = sphinx(group, "-q", "-W", **told)
    assert status == 1
    count = first.splitlines()[-1].split(";")[0]
    assert second == f"{count}; shown above\n"
    # one more, at the next build
    group.write({"index.md": FILES["index.md"] + "\n{paper}`nothing`\n"})
    _, _, third = sphinx(group, "-q", **told)
    assert third.count("unknown-paper") == 1
    assert " of them are shown above" in third
    # on its own each build tells all
    assert "bib-string" in sphinx(group, "-q", GITHUB_ACTIONS=github)[2]
