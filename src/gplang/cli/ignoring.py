"""`gpl check --add-ignores`: suppress, by comments, all that is found now, so that only what is new is reported."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

from gplang.cli import clicks as click
from gplang.cli.checking import CheckedText, TextChecker, find_common, judge
from gplang.cli.fixing import Mended, mend_text
from gplang.cli.inputs import Input, Inputs, merge_findings, open_all
from gplang.cli.rewriting import mark_of, save_all, write_diff, write_out
from gplang.diagnostics import Diagnostic
from gplang.formatter.blocks import lay_out_changed
from gplang.lint.add_ignores import add_ignores, can_be_ignored
from gplang.lint.diff import render_diff
from gplang.model.imports import ImportRefused, Loader
from gplang.policies.ruling import Policies
from gplang.project import PathProblem
from gplang.records import NamedTuple, dataclass, field
from gplang.source import SourceText
from gplang.syntax.document import parse_document

_MOST_PASSES = 8
"""Rounds: a rule may speak for the first time where one that goes before it is suppressed."""

_MOST_TRIES = 3
"""How often it is begun anew without comments that turned out to suppress nothing in their own file."""


class Ignoring(NamedTuple):
    """What is asked for: the reason, whether fixes come first, and whether only a diff is shown."""

    reason: str
    fix: bool
    unsafe: bool
    diff: bool


class Ignored(NamedTuple):
    """What was done: the files as they are then, how many findings were suppressed, in how many files."""

    mended: tuple[Mended, ...]
    suppressed: int
    files: int


@dataclass(slots=True)
class _Text:
    """A file of the command and what it is to say; `known` is what was found when it was last checked."""

    opened: Input
    source: SourceText
    checker: TextChecker
    mended: Mended | None = None
    known: CheckedText | None = None
    suppressed: int = 0


@dataclass(slots=True)
class _Desk:
    """All files of the command, by the paths that findings name; what one uses is read here before the disk."""

    policies: Policies
    texts: dict[str, _Text] = field(default_factory=dict)
    unread: list[Mended] = field(default_factory=list)

    def load(self, disk: Loader) -> Loader:
        """Return a loader that hands out the texts as they are to be."""

        def load(importer: str, target: str) -> SourceText | ImportRefused:
            loaded = disk(importer, target)
            there = self.texts.get(getattr(loaded, "path", ""))
            return loaded if there is None else there.source

        return load


def ignore_all(inputs: Inputs, policies: Policies, ignoring: Ignoring) -> Ignored | tuple[PathProblem, ...]:
    """Write comments that suppress what is found in the files of a command: into all of them, or into none.

    Where a file cannot be read or written, nothing is, and that is returned.
    """
    desk = _Desk(policies)
    problems = tuple(_open(inputs, desk, ignoring))
    if problems:
        return problems
    before = {path: each.source for path, each in desk.texts.items()}
    idle: set[tuple[str, str]] = set()
    for _ in range(_MOST_TRIES):
        _suppress(desk, ignoring.reason, idle)
        for each in desk.texts.values():
            each.source = SourceText(each.source.path, lay_out_changed(each.opened.source.text, each.source.text))
        _check_again(desk)
        found = _find_idle(desk, before)
        if not found:
            break
        idle |= found
        for path, each in desk.texts.items():
            each.source, each.suppressed = before[path], 0
    changed = [each for each in desk.texts.values() if each.source.text != each.opened.source.text]
    problem = _hand_over(desk, inputs, changed, ignoring)
    if problem is not None:
        return (problem,)
    mended = (*map(_conclude, [desk] * len(desk.texts), desk.texts.values()), *desk.unread)
    return Ignored(mended, sum(each.suppressed for each in desk.texts.values()), len(changed))


def _open(inputs: Inputs, desk: _Desk, ignoring: Ignoring) -> Iterator[PathProblem]:
    """Read all files, and fix them if that is asked for; yield what cannot be read."""
    for opened in open_all(inputs):
        if isinstance(opened, PathProblem):
            yield opened
        elif opened.refused and opened.file is inputs.stdin:
            yield PathProblem(opened.file.shown, opened.refused[0].message, opened.refused[0].hint)
        elif opened.refused:
            desk.unread.append(Mended(judge(opened, opened.refused, desk.policies), (), ()))
        else:
            own = opened._replace(loader=desk.load(opened.loader))
            desk.texts[opened.source.path] = _Text(own, opened.source, TextChecker(own, desk.policies))
    if ignoring.fix:
        for each in desk.texts.values():
            text, each.mended = mend_text(each.opened, desk.policies, unsafe=ignoring.unsafe)
            each.source = SourceText(each.source.path, text)


def _check_again(desk: _Desk) -> tuple[Diagnostic, ...]:
    """Check all texts as they are to be; return what is said of them together."""
    for each in desk.texts.values():
        each.known = each.checker.check(each.source)
    return find_common([_conclude(desk, each).checked for each in desk.texts.values()], desk.policies)[0]


def _suppress(desk: _Desk, reason: str, idle: Set[tuple[str, str]]) -> None:
    """Add comments until nothing is left that one can suppress, but for rules that are `idle` in a file."""
    for _ in range(_MOST_PASSES):
        common = _check_again(desk)
        every = (finding for each in desk.texts.values() for finding in (each.known.found if each.known else ()))
        by_path: dict[str, list[Diagnostic]] = {}
        for finding in merge_findings((*every, *common)):
            path = finding.where.source.path
            if can_be_ignored(finding) and (path, finding.code) not in idle:
                by_path.setdefault(path, []).append(finding)
        grown = False
        for path, findings in by_path.items():
            text = desk.texts.get(path)
            if text is not None:
                document, _ = parse_document(text.source)
                added = add_ignores(document, findings, reason)
                grown = grown or added.text != text.source.text
                text.source = SourceText(path, added.text)
                text.suppressed += added.suppressed
        if not grown:
            return


def _find_idle(desk: _Desk, before: Mapping[str, SourceText]) -> set[tuple[str, str]]:
    """Return the rules, each with its file, that were suppressed and that are not broken where the file is by itself.

    A used file may break a rule only in one of the plans that use it.
    """
    found: set[tuple[str, str]] = set()
    for path, each in desk.texts.items():
        told = [finding.where.text for finding in (each.known.found if each.known else ()) if finding.code == "E090"]
        if told and each.source.text != before[path].text:
            there = [finding.where.text for finding in each.checker.check(before[path]).found if finding.code == "E090"]
            found |= {(path, code) for code in (Counter(told) - Counter(there))}
    return found


def _conclude(desk: _Desk, text: _Text) -> Mended:
    known = text.known
    assert known is not None, "every text was checked"
    checked = judge(text.opened, known.found, desk.policies, known.claim, known.waiting)
    done = text.mended
    return Mended(checked, (), ()) if done is None else done._replace(checked=checked)


def _hand_over(desk: _Desk, inputs: Inputs, changed: Sequence[_Text], ignoring: Ignoring) -> PathProblem | None:
    """Show the changes, or write them; return why that cannot be done."""
    if ignoring.diff:
        for each in changed:
            opened = each.opened
            write_diff(render_diff(opened.source, each.source.text, bom=mark_of(opened) != b""))
        return None
    files = [(each.opened, each.source.text) for each in changed if each.opened.file is not inputs.stdin]
    problem = save_all(files)
    if problem is None:
        for each in desk.texts.values():
            if each.opened.file is inputs.stdin:
                write_out(mark_of(each.opened).decode() + each.source.text)
    return problem


def tell_ignored(done: Ignored, ignoring: Ignoring) -> None:
    """Report on stderr what was suppressed."""
    left = [each for one in done.mended for each in one.checked.findings]
    firm = sum(not can_be_ignored(each) for each in left)
    if firm:
        click.echo(f"left: {_count(firm, 'finding')} that no comment can suppress", err=True)
    if len(left) > firm:
        click.echo(f"left: {_count(len(left) - firm, 'finding')} that no comment in these files suppresses", err=True)
    verb = "would ignore" if ignoring.diff else "ignored"
    told = f"{verb} {_count(done.suppressed, 'finding')} in {_count(done.files, 'file')}"
    click.echo(told if done.suppressed else "nothing to ignore", err=True)


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number:,} {what}s"
