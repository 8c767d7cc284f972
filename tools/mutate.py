"""Change one thing in a module at a time, and see whether its tests notice (mutation sampling).

    .venv/bin/python tools/mutate.py extensions/labpress/names/similarity.py tests/names

The changes are drawn at random, the same for the same seed: a comparison or a sum turned round, a
number one off, `and` for `or`, a condition negated, a text emptied, a call's result returned as
None. For each that no test notices, the line is printed; turn it into a test, or see that it
changes nothing. Works on a copy of the package, so that nobody sees half a change.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
_COMPARISONS = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd, ast.Mult: ast.Add}


def mutants(tree: ast.Module) -> list[tuple[int, str, str]]:
    """Return every change that can be made to *tree*: its line, what it is, and the new source."""
    found: list[tuple[int, str, str]] = []
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }

    beside = {
        id(part)
        for node in ast.walk(tree)
        for ignored in _beside(node)
        for part in ast.walk(ignored)
    }

    def keep(node: ast.AST, what: str) -> None:
        found.append((getattr(node, "lineno", 0), what, ast.unparse(tree)))

    for node in ast.walk(tree):
        if id(node) in beside:
            continue
        match node:
            case ast.Compare(ops=[op, *_]) if type(op) in _COMPARISONS:
                node.ops[0] = _COMPARISONS[type(op)]()
                keep(node, f"{type(op).__name__} turned round")
                node.ops[0] = op
            case ast.BoolOp(op=op):
                node.op = ast.And() if isinstance(op, ast.Or) else ast.Or()
                keep(node, f"{type(op).__name__} changed")
                node.op = op
            case ast.BinOp(op=op) if type(op) in _OPERATORS:
                node.op = _OPERATORS[type(op)]()
                keep(node, f"{type(op).__name__} changed")
                node.op = op
            case ast.Constant(value=bool(value)):
                node.value = not value
                keep(node, f"{value} changed")
                node.value = value
            case ast.Constant(value=int(value)):
                node.value = value + 1
                keep(node, f"{value} + 1")
                node.value = value
            case ast.Constant(value=str(value)) if value and id(node) not in documents:
                node.value = ""
                keep(node, f"{value[:30]!r} emptied")
                node.value = value
            case ast.If(test=test) | ast.IfExp(test=test):
                node.test = ast.UnaryOp(ast.Not(), test)
                keep(node, "condition negated")
                node.test = test
            case ast.Return(value=value) if value and not isinstance(value, ast.Constant):
                node.value = ast.Constant(None)
                keep(node, "None returned")
                node.value = value
            case ast.comprehension(ifs=[_, *_] as ifs):
                node.ifs = ifs[1:]
                keep(ifs[0], "filter left out")
                node.ifs = ifs
    return [one for one in found if one[0]]


def _beside(node: ast.AST) -> list[ast.AST]:
    """Return what of *node* changes nothing that a test should notice: types, caches, words."""
    match node:
        case ast.FunctionDef(args=args, returns=returns):
            arguments = [*args.posonlyargs, *args.args, *args.kwonlyargs]
            types = [returns, *(each.annotation for each in arguments)]
            return [one for one in (*types, *node.decorator_list) if one]
        case ast.AnnAssign(annotation=annotation):
            return [annotation]
        case (
            ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assign(targets=[ast.Name(id="__all__")])
        ):
            return [node]
        case ast.JoinedStr(values=values):  # the words of a message
            return [one for one in values if isinstance(one, ast.Constant)]
    return []


def survives(copy: Path, module: Path, source: str, tests: list[str], only: str = "") -> bool:
    """Say whether *tests* are content with *module* as *source*."""
    (copy / module).write_text(source, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        "-k",
        only,
        *tests,
    ]
    path = os.pathsep.join([str(copy / "extensions"), str(copy)])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, timeout=600, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> int:
    """Print the survivors; return 1 if there are any."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("module", type=Path)
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--number", type=int, default=20, help="how many changes (20)")
    parser.add_argument("-k", default="", dest="only", help="which tests, as for pytest")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    module = options.module.resolve().relative_to(REPOSITORY)
    original = (REPOSITORY / module).read_text(encoding="utf-8")
    possible = mutants(ast.parse(original))
    chosen = random.Random(options.seed).sample(possible, min(options.number, len(possible)))
    lines = original.splitlines()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for part in ("extensions", "tests", "benchmarks"):
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(REPOSITORY / part, copy / part, ignore=ignored)
        shutil.copy(REPOSITORY / "pyproject.toml", copy)
        how = (options.tests, options.only)
        if not survives(copy, module, original, *how):
            print("the tests fail without a change", file=sys.stderr)
            return 2
        survivors = [one for one in sorted(chosen) if survives(copy, module, one[2], *how)]
    for line, what, _ in survivors:
        print(f"{module}:{line}: {what}: {lines[line - 1].strip()}")
    print(f"{len(chosen) - len(survivors)} of {len(chosen)} changes were noticed")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
