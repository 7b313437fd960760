"""Checking many files: one after the other or several at a time, always reported in order."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gplang import disk
from gplang.cli.inputs import Input, Inputs
from gplang.diagnostics import Diagnostic, Wait
from gplang.lint.claims import weigh_claim
from gplang.model.identity import Claim, find_shared
from gplang.policies.ruling import Options, Policies, make_policies
from gplang.project import PathProblem, PlanFile
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.compiler import Compilation
    from gplang.logs.twice import Entries
    from gplang.syntax.document import Document, Parse

_ENOUGH = 32
"""Files that are worth another process."""

_SHARES = 8
"""In how many goes a process gets its files, so that none is idle for long."""


_SAFE_PATH = "PYTHONSAFEPATH"
"""The variable that keeps Python from looking for modules in the working directory."""


class Checked(NamedTuple):
    """What is said of one file, whether that fails the check, what its plan is known by, and what rules wait for.

    `entries` are the sessions that a log has.
    """

    findings: tuple[Diagnostic, ...]
    fails: bool
    claim: Claim | None = None
    waiting: tuple[Wait, ...] = ()
    entries: "Entries | None" = None


def check_input(opened: Input, policies: Policies) -> Checked:
    """Check one text."""
    if opened.refused:
        return judge(opened, opened.refused, policies)
    result = _check(opened, opened.source, policies)
    checked = judge(opened, _own(result, policies), policies, _claim(opened, result, policies), result.waiting)
    if result.log is None:
        return checked
    from gplang.logs.twice import entries_of  # plans do not need it

    return checked._replace(entries=entries_of(result.log))


def judge(
    opened: Input,
    findings: tuple[Diagnostic, ...],
    policies: Policies,
    claim: Claim | None = None,
    waiting: tuple[Wait, ...] = (),
) -> Checked:
    """Return what is said of a file with whether that fails the check."""
    least = policies.ruling(_path(opened)).fail_on
    return Checked(findings, any(each.severity.rank >= least.rank for each in findings), claim, waiting)


class CheckedText(NamedTuple):
    """What is said of a text that stands, or would stand, in a file, and how much work it was to find that."""

    source: SourceText
    found: tuple[Diagnostic, ...]
    waiting: tuple[Wait, ...] = ()
    claim: Claim | None = None
    work: int = 0


class TextChecker:
    """Checks texts that would stand in a file, one after the other; lines that stay are not parsed again.

    Findings on files that it uses follow the policies of those files.
    """

    def __init__(self, opened: Input, policies: Policies) -> None:
        self._opened = opened
        self._policies = policies
        self._parsed: dict[str, Document] = {}

    def check(self, source: SourceText) -> CheckedText:
        """Return what is said of a text."""
        result = _check(self._opened, source, self._policies, self._parse)
        claim = _claim(self._opened, result, self._policies)
        return CheckedText(source, _own(result, self._policies), result.waiting, claim, result.work)

    def _parse(self, source: SourceText) -> "tuple[Document, tuple[Diagnostic, ...]]":
        from gplang.syntax.document import parse_document

        parsed = parse_document(source, self._parsed.get(source.path))
        self._parsed[source.path] = parsed[0]
        return parsed


def _find_twice(logs: "list[Entries]") -> "Iterable[Diagnostic]":
    if not logs:
        return ()
    from gplang.logs.twice import find_twice

    return find_twice(logs)


def find_common(checked: Iterable[Checked], policies: Policies) -> tuple[tuple[Diagnostic, ...], bool]:
    """Return what is said of plans because they are checked together, and whether that fails the check."""
    known = [*checked]
    shared = find_shared(each.claim for each in known if each.claim is not None)
    found = (*shared, *_find_twice([each.entries for each in known if each.entries is not None]))
    least = (policies.ruling(Path(each.where.source.path)).fail_on for each in found)
    return found, any(each.severity.rank >= rank.rank for each, rank in zip(found, least, strict=True))


def _check(opened: Input, source: SourceText, policies: Policies, parse: "Parse | None" = None) -> "Compilation":
    from gplang.compiler import check_source
    from gplang.syntax.document import parse_document

    return check_source(source, opened.loader, policies.ruling(_path(opened)).policy, parse or parse_document)


def _own(result: "Compilation", policies: Policies) -> tuple[Diagnostic, ...]:
    found = result.diagnostics
    return tuple(each for each in found if each.where.source is result.source or _holds_there(each, policies))


def _claim(opened: Input, result: "Compilation", policies: Policies) -> Claim | None:
    if result.plan is None:
        return None
    return weigh_claim(result.plan, result.document, policies.ruling(_path(opened)).policy)


def _holds_there(finding: Diagnostic, policies: Policies) -> bool:
    """Return whether a finding on a library is reported under the library's own policy."""
    path = Path(finding.where.source.path)
    return finding.code in policies.ruling(path).policy.codes


def _path(opened: Input) -> Path | None:
    return None if opened.file.shown.startswith("<") else opened.file.path


def check_files(inputs: Inputs, policies: Policies, jobs: int | None) -> Iterator[Checked | PathProblem]:
    """Check the plans of a command, standard input first, with so many processes (None: as it pays)."""
    typed = inputs.open_stdin()
    if typed is not None:
        yield typed if isinstance(typed, PathProblem) else check_input(typed, policies)
    unsaved = typed.source if isinstance(typed, Input) and not typed.refused else None
    count = _choose_jobs(jobs, len(inputs.files)) if _can_part() else 1
    if count == 1 or unsaved is not None:
        for file in inputs.files:
            yield _check_file(file, inputs, policies, unsaved)
    else:
        yield from _check_apart(inputs, policies, count)


def _check_file(
    file: PlanFile | PathProblem, inputs: Inputs, policies: Policies, unsaved: SourceText | None = None
) -> Checked | PathProblem:
    opened = file if isinstance(file, PathProblem) else inputs.open(file, unsaved)
    return opened if isinstance(opened, PathProblem) else check_input(opened, policies)


# ---- several processes


def _choose_jobs(wanted: int | None, files: int) -> int:
    """Return how many processes to use: at most one a file; by default one a processor if there are many files."""
    if wanted is not None:
        return max(1, min(wanted, files))
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(processors, files // _ENOUGH))


def _can_part() -> bool:
    """Return whether other processes can be kept from importing what lies in the working directory.

    Python puts it first in the path of a process that is started with -c, as `multiprocessing` starts some of its own,
    unless a variable or a flag says otherwise; and it is not to heed variables when it was started with -E.
    """
    return bool(sys.flags.safe_path) or not sys.flags.ignore_environment


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keep processes that are started from importing what lies in the working directory, where the plans may be."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _check_apart(inputs: Inputs, policies: Policies, count: int) -> Iterator[Checked | PathProblem]:
    from concurrent.futures import ProcessPoolExecutor

    share = max(1, len(inputs.files) // (count * _SHARES))
    start = (inputs, policies.options, disk.is_noting())
    with _safe_path(), ProcessPoolExecutor(count, initializer=_prepare, initargs=start) as pool:
        for result, answers in pool.map(_check_prepared, inputs.files, chunksize=share):
            disk.add(answers)
            yield result


_prepared: list[tuple[Inputs, Policies]] = []
"""In a process of its own: what it was started with."""


def _prepare(inputs: Inputs, options: Options, is_noting: bool) -> None:
    import gc

    if is_noting:
        disk.begin()

    gc.set_threshold(500_000, 20, 50)
    policies, _ = make_policies(options, inputs.paths)
    _prepared.append((inputs, policies))


def _check_prepared(file: PlanFile | PathProblem) -> tuple[Checked | PathProblem, disk.Answers]:
    """Check a file; return with the result what was looked at for it."""
    (prepared,) = _prepared
    result = _check_file(file, *prepared)
    if not disk.is_noting():
        return result, {}
    answers = disk.take()
    disk.begin()
    return result, answers
