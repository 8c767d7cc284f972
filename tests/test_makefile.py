"""The commands: what is missing is installed where it may be, and said where it may not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
#: What the Makefile and its tools may take from the system, TeX and package managers aside.
BASIC = "sh make git awk cat cksum cut env grep head mktemp printf rm sed sort tail test touch true"
#: Targets that only other targets call.
INTERNAL = {"site", "booklet"}


def script(path: Path, *lines: str) -> None:
    path.write_text("\n".join(("#!/bin/sh", *lines)) + "\n", encoding="utf-8")
    path.chmod(0o755)


class Checkout:
    """A copy of the Makefile and the tools with a one-page source, on a system we make up."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a checkout"  # the space is meant
        self.root.mkdir()
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name in BASIC.split():
            if found := shutil.which(name):
                (self.bin / name).symlink_to(found)
        self.user(1000)
        for name in ("Makefile", "tools", "requirements", "pyproject.toml"):
            (self.root / name).symlink_to(REPOSITORY / name)
        (self.root / "conf.py").write_text('project = "Some Lab"\n')
        (self.root / "source").mkdir()
        (self.root / "source" / "index.rst").write_text("Welcome\n=======\n\nHello.\n")
        self._environment()

    def _environment(self) -> None:
        """Stand in for .venv by the environment that runs the tests."""
        folder = self.root / ".venv" / "bin"
        folder.mkdir(parents=True)
        script(folder / "python", f'exec "{sys.executable}" "$@"')
        place = subprocess.run(
            ["cksum"], input=str(self.root), capture_output=True, text=True, check=True
        ).stdout.split()[0]
        # in this order: the second is made from the first
        (self.root / ".venv" / f".build-{place}").touch()
        (self.root / ".venv" / f".test-{place}").touch()

    def user(self, number: int) -> None:
        """Say who runs the commands: 0 is root."""
        script(self.bin / "id", f"echo {number}")

    def debian(self) -> Path:
        """Give the system a package manager that pretends; return the record of its calls."""
        record = self.root.parent / "apt-get.log"
        script(self.bin / "dpkg", "exit 0")
        # What it "installs" is a TeX that is complete and does nothing.
        tex = ("xelatex", "latexmk", "makeindex", "xdvipdfmx")
        made = [f'printf "#!/bin/sh\\n" >"{self.bin}/{name}"' for name in tex]
        found = f'printf "#!/bin/sh\\necho found\\n" >"{self.bin}/kpsewhich"'
        executable = f"{shutil.which('chmod')} +x " + " ".join(
            f'"{self.bin}/{name}"' for name in (*tex, "kpsewhich")
        )
        script(
            self.bin / "apt-get",
            f'echo "$*" >>"{record}"',
            'case "$*" in *install*)',
            *made,
            found,
            executable,
            ";; esac",
        )
        return record

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["make", *arguments],
            cwd=self.root,
            env={
                "PATH": str(self.bin),
                "HOME": str(self.root),
                "LC_ALL": "C.UTF-8",
                "PYTHONPATH": str(REPOSITORY / "extensions"),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    if shutil.which("make") is None:
        pytest.fail("make is missing")
    return Checkout(tmp_path.resolve())


# --- without TeX


def test_the_site_never_needs_tex(checkout: Checkout) -> None:
    result = checkout.make("html")
    assert result.returncode == 0, result.stderr
    assert (checkout.root / "_build/html/index.html").is_file()
    assert "_build/html/index.html" in result.stdout
    assert result.stdout.count("no booklet") == 1
    assert "Installing" not in result.stdout


def test_without_tex_the_booklet_stops_with_the_commands(checkout: Checkout) -> None:
    result = checkout.make("latexpdf")
    assert result.returncode != 0
    for command in (
        "sudo apt-get install --no-install-recommends latexmk texlive-xetex",
        "sudo dnf install latexmk texlive-xetex",
        "brew install --cask mactex-no-gui",
        "mpm --install=latexmk",
    ):
        assert command in result.stderr
    assert not (checkout.root / "_build/latex").exists()


def test_without_tex_make_delivers_the_site_and_fails(checkout: Checkout) -> None:
    result = checkout.make()
    assert result.returncode != 0
    assert (checkout.root / "_build/html/index.html").is_file()
    assert "Site:     _build/html/index.html" in result.stdout
    assert re.search(r"Booklet: +was not built", result.stdout)
    assert "sudo apt-get install" in result.stderr


def test_an_old_booklet_does_not_stay_in_the_site(checkout: Checkout) -> None:
    old = checkout.root / "_build/html/welcome2optml.pdf"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"%PDF-1.5 of last year")
    assert checkout.make("html").returncode == 0
    assert not old.exists()


def test_root_on_debian_gets_tex(checkout: Checkout) -> None:
    checkout.user(0)
    record = checkout.debian()
    result = checkout.make("latexpdf")
    assert "Installing TeX for the booklet" in result.stdout
    update, install = record.read_text().splitlines()
    assert update.endswith("update")
    assert "install -y --no-install-recommends latexmk texlive-xetex" in install
    assert "Building the booklet" in result.stdout


def test_passwordless_sudo_is_as_good_as_root(checkout: Checkout) -> None:
    record = checkout.debian()
    script(checkout.bin / "sudo", '[ "$1" = -n ] || exit 9', "shift", 'exec "$@"')
    assert "Installing TeX" in checkout.make("latexpdf").stdout
    assert "texlive-xetex" in record.read_text()


def test_sudo_with_a_password_is_not_asked_for_one(checkout: Checkout) -> None:
    record = checkout.debian()
    script(checkout.bin / "sudo", 'echo "sudo: a password is required" >&2', "exit 1")
    result = checkout.make("latexpdf")
    assert result.returncode != 0
    assert "sudo apt-get install" in result.stderr
    assert not record.exists()


def test_tex_that_cannot_be_installed_shows_why(checkout: Checkout) -> None:
    checkout.user(0)
    checkout.debian()
    script(checkout.bin / "apt-get", 'echo "E: Unable to locate package latexmk"', "exit 100")
    result = checkout.make("latexpdf")
    assert result.returncode != 0
    assert "Unable to locate package latexmk" in result.stderr
    assert "brew install" in result.stderr


# --- finding and making things


def test_no_python_is_said_in_words(checkout: Checkout) -> None:
    shutil.rmtree(checkout.root / ".venv")
    result = checkout.make("html")
    assert result.returncode != 0
    assert "No Python 3.11 or newer was found" in result.stderr


def test_a_python_that_is_too_old_or_broken_is_passed_over(checkout: Checkout) -> None:
    # what a version manager leaves in PATH for a Python that is not active
    script(checkout.bin / "python3.13", "echo not installed >&2", "exit 127")
    script(checkout.bin / "python3.12", "exit 1")
    script(checkout.bin / "python3", f'exec "{sys.executable}" "$@"')
    found = subprocess.run(
        [str(REPOSITORY / "tools" / "find-python")],
        env={"PATH": str(checkout.bin), "HOME": str(checkout.root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == sys.executable


def debian_python(checkout: Checkout) -> str:
    """Return a Python as Debian has it: without what makes virtual environments."""
    shutil.rmtree(checkout.root / ".venv")
    folder = checkout.root.parent / "python"
    venv.create(folder, with_pip=False, symlinks=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "debian.pth").write_text("import sys; sys.modules['ensurepip'] = None\n")
    return f"PYTHON={folder}/bin/python"


def test_a_python_without_venv_is_said_with_the_command(checkout: Checkout) -> None:
    result = checkout.make("html", debian_python(checkout))
    version = "{}.{}".format(*sys.version_info)
    assert result.returncode != 0
    assert f"sudo apt-get install python{version}-venv" in result.stderr


def test_root_on_debian_gets_the_venv_module(checkout: Checkout) -> None:
    checkout.user(0)
    record = checkout.debian()
    script(checkout.bin / "apt-get", f'echo "$*" >>"{record}"', "exit 100")
    result = checkout.make("html", debian_python(checkout))
    assert result.returncode != 0
    assert "-venv" in record.read_text()


def test_nothing_is_installed_twice(checkout: Checkout) -> None:
    assert checkout.make("html").returncode == 0
    assert "bootstrap" not in checkout.make("-n", "html", "test-fast").stdout


def test_a_moved_checkout_gets_a_new_environment(checkout: Checkout) -> None:
    moved = checkout.root.with_name("moved")
    checkout.root = checkout.root.rename(moved)
    assert "tools/bootstrap .venv build" in checkout.make("-n", "html").stdout


@pytest.mark.parametrize("target", ["html", "test-fast", "distclean"])
def test_an_environment_of_another_checkout_is_left_alone(
    checkout: Checkout, tmp_path: Path, target: str
) -> None:
    other = tmp_path.resolve() / "other"
    (other / "tools").mkdir(parents=True)
    (other / "tools" / "bootstrap").touch()
    for folder in (other / ".venv", tmp_path.resolve() / "environment"):
        (folder / "bin").mkdir(parents=True)
        (folder / "pyvenv.cfg").touch()
        (folder / ".build-42").touch()
        before = sorted(folder.rglob("*"))
        result = checkout.make(target, f"VENV={folder}")
        assert result.returncode != 0
        assert f"VENV={folder} is an environment that this checkout has not made" in result.stderr
        assert sorted(folder.rglob("*")) == before


def test_distclean_removes_the_environments_of_the_checkout(checkout: Checkout) -> None:
    for name in (".venv", ".venv-3.11"):
        (checkout.root / name).mkdir(exist_ok=True)
        (checkout.root / name / "pyvenv.cfg").touch()
    assert checkout.make("distclean").returncode == 0
    assert not list(checkout.root.glob(".venv*"))


def test_help_lists_every_target(checkout: Checkout) -> None:
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (all (?:.*\\\n)*.*)$", makefile, re.M)
    assert phony
    targets = set(phony[1].replace("\\\n", " ").split()) - INTERNAL
    result = checkout.make("help")
    listed = dict(re.findall(r"^make (\S+) +(\S.*)$", result.stdout, re.M))
    assert set(listed) == targets
    wanted = "html latexpdf live check linkcheck clean help test bench booklet-print"
    assert set(wanted.split()) <= targets


def test_the_readme_has_every_target(checkout: Checkout) -> None:
    listed = re.findall(r"^make (\S+)", checkout.make("help").stdout, re.M)
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `make ?(\S*)` \|", readme, re.M)
    assert {name or "all" for name in described} == set(listed)


def test_clean_keeps_the_environment(checkout: Checkout) -> None:
    assert checkout.make("html").returncode == 0
    assert checkout.make("clean").returncode == 0
    assert not (checkout.root / "_build").exists()
    assert (checkout.root / ".venv").exists()


# --- TeX under control

HEAD = "\\documentclass{article}\n\\begin{document}\n"


def typeset(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    (folder / "b.tex").write_text(f"{HEAD}{body}\n\\end{{document}}\n", encoding="utf-8")
    (folder / "latexmkrc").write_text(
        "$xelatex = 'xelatex --no-pdf ' . $ENV{'LATEXOPTS'} . ' %O %S';\n"
    )
    return subprocess.run(
        [sys.executable, "-m", "labpress.booklet.tex_run", str(folder), "b"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": str(REPOSITORY / "extensions")},
    )


@pytest.mark.tex
def test_equal_sources_give_equal_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("one", "another place"):
        folder = tmp_path / name
        folder.mkdir()
        result = typeset(folder, "Hello on \\today.")
        assert result.returncode == 0, result.stderr
        made.append((folder / "b.pdf").read_bytes())
    assert made[0] == made[1]


@pytest.mark.tex
def test_an_error_is_shown_in_a_line_and_leaves_no_pdf(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.5 of yesterday")
    result = typeset(tmp_path, "Hello \\nonsense.")
    assert result.returncode != 0
    assert "b.tex:3:1: TeX: Undefined control sequence" in result.stderr
    assert "\\nonsense" in result.stderr
    assert len(result.stderr.splitlines()) <= 5
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.tex
def test_a_letter_that_no_font_has_is_said(tmp_path: Path) -> None:
    result = typeset(tmp_path, "刘")
    assert result.returncode == 1
    assert "b.tex:3:1: no font has “刘”" in result.stderr
    assert "[booklet-missing-glyph]" in result.stderr
    # it can be looked at, and does not reach the site
    assert (tmp_path / "b-draft.pdf").exists()
    assert not (tmp_path / "b.pdf").exists()


@pytest.mark.tex
def test_tex_starts_nothing_and_reads_nothing_elsewhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.tex"
    secret.write_text("hidden")
    folder = tmp_path / "latex"
    folder.mkdir()
    mark = folder / "started"
    assert typeset(folder, f"\\immediate\\write18{{touch {mark}}}x").returncode == 0
    assert not mark.exists()
    for path in (str(secret), "../secret"):
        assert typeset(folder, f"\\input{{{path}}}").returncode != 0
    written = tmp_path / "written.txt"
    typeset(folder, f"\\newwrite\\w\\immediate\\openout\\w={written}\\immediate\\write\\w{{}}x")
    assert not written.exists()


# --- what is committed


def tracked() -> list[Path]:
    if not (REPOSITORY / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout
    paths = [REPOSITORY / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and not path.is_symlink()]


def test_no_registry_and_no_machine_in_any_file() -> None:
    # written in pieces, so that this file does not find itself
    forbidden = re.compile(
        "|".join(
            (
                r"pypi\." + r"org/simple",
                "files\\.python" + "hosted",
                r"(?<!emit)-" + r"index-url[ =]\S*/",
                r"--" + r"find-links \S*[:/]",
                "registry" + r" = ",
                # but for people whom tests invent, whose paths are told and never linked
                r"/home" + r"/(?!ada\b|somebody\b|a\.pdf)\w",
                r"/Users" + r"/(?!ada\b)\w",
                r"/root" + r"/",
                r"/tmp" + r"/\w",
                r"/work" + r"/\w",
            )
        )
    )
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(REPOSITORY)}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(text.splitlines(), start=1)
            if forbidden.search(line)
        ]
    assert not found


def test_tools_are_executable_and_plain_shell() -> None:
    # what ends in .py is run by the Python of the environment
    places = {"tools", ".ci"}
    tools = [path for path in tracked() if path.parent.name in places and path.suffix != ".py"]
    assert tools
    for path in tools:
        assert os.access(path, os.X_OK), path
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        if first.endswith(("/sh", "bash")):
            subprocess.run([first.split()[-1].removeprefix("#!"), "-n", str(path)], check=True)


def locked(name: str) -> dict[str, list[tuple[str, str, int]]]:
    """Return name -> (version, marker, number of hashes) of one locked file."""
    text = (REPOSITORY / "requirements" / name).read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, str, int]]] = {}
    for block in re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]:
        head, *rest = block.split("\\\n")
        requirement, _, marker = head.partition(" ; ")
        package, _, version = requirement.strip().partition("==")
        assert version, block
        hashes = sum(line.strip().startswith("--hash=sha256:") for line in rest)
        found.setdefault(package, []).append((version, marker.strip(), hashes))
    return found


@pytest.mark.parametrize("name", ["build.txt", "test.txt"])
def test_every_requirement_is_locked_by_hash(name: str) -> None:
    packages = locked(name)
    assert len(packages) > 10
    for package, versions in packages.items():
        assert all(hashes for _, _, hashes in versions), package


def test_the_locked_files_agree_and_are_complete() -> None:
    build, test = locked("build.txt"), locked("test.txt")
    assert "hatchling" in build
    assert "pytest" in test
    for package in build.keys() & test.keys():
        assert {v for v, _, _ in test[package]} <= {v for v, _, _ in build[package]}, package
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    for source, lock in (
        (project["project"]["dependencies"], build),
        ((REPOSITORY / "requirements/build.in").read_text().splitlines(), build),
        ((REPOSITORY / "requirements/test.in").read_text().splitlines(), build | test),
    ):
        for line in source:
            if name := re.match(r"[\w.-]+", line):
                assert re.sub(r"[._-]+", "-", name[0]).lower() in lock, f"{line}: run make lock"


def test_both_ends_of_the_python_range_have_their_sphinx() -> None:
    sphinx = {marker: version for version, marker, _ in locked("build.txt")["sphinx"]}
    old = [version for marker, version in sphinx.items() if "< '3.12'" in marker]
    new = [version for marker, version in sphinx.items() if ">= '3.1" in marker]
    assert old[0].startswith("9.0.")
    assert new
    assert int(new[-1].split(".")[1]) >= 2


# --- two at once


@pytest.mark.parametrize("killed", [False, True], ids=["ended", "killed"])
def test_of_two_that_prepare_an_environment_the_second_waits(tmp_path: Path, killed: bool) -> None:
    script(tmp_path / "work", 'echo "$LABPRESS_ALONE $1"', "cat >/dev/null")

    def start(name: str) -> subprocess.Popen[str]:
        command = [sys.executable, REPOSITORY / "tools" / "alone.py", tmp_path / ".venv.lock"]
        return subprocess.Popen(
            [*command, tmp_path / "work", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    with start("first") as first:
        assert first.stdout
        assert first.stdin
        assert first.stdout.readline() == "held first\n"
        with start("second") as second:
            assert second.stdout
            assert second.stdin
            assert "Another make is preparing" in second.stdout.readline()
            if killed:
                first.kill()
            first.stdin.close()
            assert second.stdout.readline() == "waited second\n"
            second.stdin.close()


def test_who_has_waited_does_not_make_the_environment_again(tmp_path: Path) -> None:
    """All is newer than what it is made from: the first has just made it."""
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    script(venv / "bin" / "python", "exit 1")
    for name in ("requirements", "pyproject.toml", "tools"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    (venv / ".build-1").touch()
    (venv / "pyvenv.cfg").touch()
    done = subprocess.run(
        ["tools/bootstrap", ".venv", "build", "1"],
        cwd=tmp_path,
        env={**os.environ, "LABPRESS_ALONE": "waited"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
