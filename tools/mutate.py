"""Try the tests: change the code a little at many places, one at a time, and see whether a test notices.

    .venv/bin/python tools/mutate.py --count 300 --seed 1

Which places are changed depends on the seed alone. Each change ("mutant") is tried in a process forked from one that
has collected the tests, by the tests that run the changed line; the first that fails has "killed" it. A survivor is a
place of which the tests say nothing, or a change that makes no difference. Needs `coverage`; not on Windows.
"""

import argparse
import ast
import functools
import gc
import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import NamedTuple

import coverage
import pytest
from _pytest.runner import runtestprotocol

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "src" / "gplang"
TARGETS = ("rules", "scheduling", "model", "quantities.py")
TESTS = ("rules", "scheduling", "language", "changes", "test_api.py")
LEFT_OUT = ("tests/rules/test_properties", "tests/language/test_properties", "test_the_pages_are_current")
"""Tests that take long and are to find what nobody thought of, not to know one value."""

CACHED = type(functools.cache(len))
"""What remembers results, and must not remember those of the code as it was."""

PATIENCE = 40
"""Seconds of processor time for a mutant; one that takes longer is stuck, and so noticed."""

SURVIVED, KILLED, UNTRIED = range(3)
"""How a process ends that tried a mutant; one that was stuck ends by a signal."""

SWAPS: dict[type, type] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And},
    **{ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult},
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """A change: the node at `place` of the list of all nodes of a file, in its `way`."""

    path: Path
    line: int
    place: int
    way: str


# ---- what can be changed


def find_mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change that can be made inside the functions of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(node) for function in _functions(tree) for body in function.body for node in ast.walk(body)}
    texts = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    for place, node in enumerate(ast.walk(tree)):
        if id(node) in inside and id(node) not in texts:
            yield from (Mutant(path, node.lineno, place, way) for way in _ways(node))


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Yield the functions of a module and the methods of its classes."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node
        elif isinstance(node, ast.ClassDef):
            yield from (each for each in node.body if isinstance(each, ast.FunctionDef))


def _ways(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in SWAPS:
            yield "comparison"
        case ast.BoolOp():
            yield "and/or"
        case ast.BinOp(op=operator) if type(operator) in SWAPS:
            yield "arithmetic"
        case ast.UnaryOp(op=ast.Not()):
            yield "not"
        case ast.IfExp() | ast.If():
            yield "condition"
        case ast.Constant(value=bool()):
            yield "constant"
        case ast.Constant(value=int()):
            yield "number"
        case ast.Constant(value=str(value)) if value.strip():
            yield "text"
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield "call"
        case ast.AugAssign() | ast.Expr(value=ast.Call()) | ast.Expr(value=ast.Yield()):
            yield "statement"


def change(mutant: Mutant) -> ast.Module:
    """Return the tree of a file with one change in it."""
    tree = ast.parse(mutant.path.read_text(encoding="utf-8"))
    node = list(ast.walk(tree))[mutant.place]
    match node:
        case ast.Compare():
            node.ops = [SWAPS[type(node.ops[0])]()]
        case ast.BoolOp() | ast.BinOp():
            node.op = SWAPS[type(node.op)]()
        case ast.If() | ast.IfExp():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.Constant(value=bool(value)):
            node.value = not value
        case ast.Constant(value=int(value)):
            node.value = value + 1
        case ast.Constant(value=str(value)):
            node.value = f"{value}~"
        case ast.Call(func=ast.Name() as name):
            name.id = CALLS[name.id]
        case ast.UnaryOp():
            _replace(tree, node, node.operand)
        case _:
            _replace(tree, node, ast.Pass())
    return ast.fix_missing_locations(tree)


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(each is old for each in value):
                value[:] = [new if each is old else each for each in value]


# ---- putting a change into the running program


def install(mutant: Mutant) -> bool:
    """Give the functions of a file their changed code, wherever they are held; tell whether that could be done."""
    changed = compile(change(mutant), str(mutant.path), "exec")
    codes = {(each.co_qualname, each.co_firstlineno): each for each in _codes(changed)}
    done = False
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename == str(mutant.path):
            code = codes.get((each.__code__.co_qualname, each.__code__.co_firstlineno))
            if code is not None and len(code.co_freevars) == len(each.__code__.co_freevars):
                each.__code__ = code
                done = True
        elif isinstance(each, CACHED):
            each.cache_clear()
    return done


def _codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from _codes(each)


# ---- the tests


class Trial:
    """A plugin that runs the tests once, watched, and then mutant after mutant."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.survivors: list[Mutant] = []
        self.killed = self.untried = 0

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the tests that take long."""
        items[:] = [each for each in items if not any(part in each.nodeid for part in LEFT_OUT)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all of it."""
        wanted = [SOURCES / name for name in self.options.paths or TARGETS]
        files = [file for path in wanted for file in ([path] if path.is_file() else sorted(path.rglob("*.py")))]
        every = [mutant for file in files for mutant in find_mutants(file)]
        chosen = random.Random(self.options.seed).sample(every, min(self.options.count, len(every)))
        covering = watch(session.items, files)
        print(f"\n{len(every)} places, {len(chosen)} of them tried with {len(session.items)} tests", flush=True)
        start(None, session.items)
        if os.waitstatus_to_exitcode(os.wait()[1]) != SURVIVED:
            raise SystemExit("the tests fail in a process of their own, without any change")
        running: dict[int, Mutant] = {}
        for mutant in sorted(chosen):
            while len(running) >= self.options.jobs:
                self.collect(running)
            running[start(mutant, covering.get((str(mutant.path), mutant.line), []))] = mutant
        while running:
            self.collect(running)
        return True

    def collect(self, running: dict[int, Mutant]) -> None:
        """Wait for a mutant to end."""
        child, status = os.wait()
        mutant = running.pop(child)
        code = os.waitstatus_to_exitcode(status)
        if code == UNTRIED:
            self.untried += 1
        elif code == SURVIVED:
            self.survivors.append(mutant)
            line = mutant.path.read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
            print(f"survived: {mutant.path.relative_to(ROOT)}:{mutant.line}: {mutant.way}: {line}", flush=True)
        else:
            self.killed += 1


def watch(items: list[pytest.Item], files: list[Path]) -> dict[tuple[str, int], list[pytest.Item]]:
    """Run all tests once; return, for each line, the tests that run it, quick ones first."""
    watcher = coverage.Coverage(data_file=None, include=[str(file) for file in files], messages=False)
    watcher.start()
    costs: list[float] = []
    for at, item in enumerate(items):
        watcher.switch_context(str(at))
        began = time.process_time()
        reports = runtestprotocol(item, nextitem=items[at + 1] if at + 1 < len(items) else None, log=False)
        if any(report.failed for report in reports):
            raise SystemExit(f"{item.nodeid} fails without any change")
        costs.append(time.process_time() - began)
    watcher.stop()
    data = watcher.get_data()
    return {
        (name, line): [items[at] for at in sorted((int(each) for each in contexts if each), key=costs.__getitem__)]
        for name in data.measured_files()
        for line, contexts in data.contexts_by_lineno(name).items()
    }


def start(mutant: Mutant | None, tests: list[pytest.Item]) -> int:
    """Try a mutant, or the code as it is, in a process of its own, and return its number."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    patience = PATIENCE if mutant else resource.RLIM_INFINITY
    resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    try:
        if mutant is not None and not install(mutant):
            os._exit(UNTRIED)
        killed = any(report.failed for item in tests for report in runtestprotocol(item, nextitem=None, log=False))
        os._exit(KILLED if killed else SURVIVED)
    except BaseException:
        os._exit(UNTRIED)


def main() -> int:
    """Return 1 if fewer than nine of ten mutants are killed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", help=f"below src/gplang; by default {', '.join(TARGETS)}")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    trial = Trial(options)
    tests = [str(ROOT / "tests" / name) for name in TESTS]
    code = pytest.main(["-q", "-m", "not real", "-p", "no:cacheprovider", *tests], plugins=[trial])
    tried = trial.killed + len(trial.survivors)
    if not tried:
        return int(code) or 1
    untried = f"; {trial.untried} could not be tried" if trial.untried else ""
    print(f"{trial.killed} of {tried} killed: {100 * trial.killed / tried:.1f} %{untried}")
    return int(trial.killed < 0.9 * tried)


if __name__ == "__main__":
    sys.exit(main())
