"""Findings for people: the place, the source line with the words marked, and the remedy."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from gplang.diagnostics import Diagnostic, Fix, Label, Severity, Wait
from gplang.records import NamedTuple
from gplang.report.limit import FileFindings, group_by_file
from gplang.report.visible import MAX_COLUMNS, count_columns, excerpt, make_harmless, make_visible
from gplang.report.waiting import render_waiting
from gplang.report.wrapping import wrap
from gplang.source import Location

_NEAR_LINES = 5
"""A related place at most this many lines away is shown without saying its path again."""

_MAX_FIXES = 3

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "advice": "1;36",
    "bold": "1",
    "related": "1;34",
    "gutter": "34",
}

_GUTTER_COLUMNS = len("  | ")
"""What stands before a source line beside its number."""

_HANG = len("  = ")
"""How far in the further lines of a text begin."""

_Paint = Callable[[str, str], str]


class _Look(NamedTuple):
    """How findings are shown: painted, in how many columns, with all fixes or those that no hint says."""

    paint: _Paint
    width: int | None
    unsafe: bool


class _Mark(NamedTuple):
    """One label, measured: the text to print for its line, and the marks below it."""

    line: int
    text: str
    marks: str
    note: str
    style: str


def render_text(
    findings: Iterable[Diagnostic],
    waiting: Iterable[Wait] = (),
    *,
    color: bool = False,
    width: int | None = None,
    unsafe: bool = False,
) -> str:
    """Return the report of `findings`; each begins with `path:line:column: severity[code name]: message`.

    What rules are `waiting` for is listed at the end, in a line for each file.

    Findings come grouped by file in the order given, a few hundred at most of each file. `color` adds ANSI
    colours. Everything keeps to `width` columns; without it, as for a file, texts stay in one line, and source lines
    and the marks below them may be a little over 100 columns wide. `unsafe` names all fixes, those too that a hint
    says. Nothing that stands in a source text or a path can steer the terminal.
    """
    look = _Look(_paint_ansi if color else _paint_plain, width, unsafe)
    blocks = [block for group in group_by_file(findings) for block in _render_file(group, look)]
    waits = "".join(f"{line}\n" for each in render_waiting(waiting) for line in _fit(each, width))
    return make_harmless("\n".join([*blocks, waits] if waits else blocks), painted=color)


def _fit(text: str, width: int | None) -> list[str]:
    return [text] if width is None else wrap(text, width)


def summarise(findings: Iterable[Diagnostic], checked: int) -> str:
    """Return the one line that closes a report on `checked` files."""
    found = tuple(findings)
    counts = Counter(finding.severity for finding in found)
    if not found:
        return f"checked {_count(checked, 'file')}: no findings"
    parts = [_count(counts[severity], severity.value) for severity in Severity if counts[severity]]
    files = len({finding.where.source.path for finding in found})
    return f"{', '.join(parts)} in {_count(files, 'file')}"


def _stays_in_file(fix: Fix, finding: Diagnostic) -> bool:
    return all(edit.where.source.path == finding.where.source.path for edit in fix.edits)


def offer_fixes(findings: Iterable[Diagnostic], *, unsafe: bool = False) -> str:
    """Return how many findings can be fixed, only safely if not `unsafe`, to be added to the summary.

    A fix in a file that the plan uses is for editors: the command changes what it checks.
    """
    fixes = ((each, next((fix for fix in each.fixes if unsafe or fix.is_safe), None)) for each in findings)
    count = sum(fix is not None and _stays_in_file(fix, finding) for finding, fix in fixes)
    command = "gpl check --fix --unsafe-fixes" if unsafe else "gpl check --fix"
    return f"; `{command}` fixes {count:,}" if count else ""


def count_unsafe(findings: Iterable[Diagnostic]) -> int:
    """Return how many findings only have fixes that change the training."""
    return sum(
        any(_stays_in_file(fix, each) for fix in each.fixes) and not any(fix.is_safe for fix in each.fixes)
        for each in findings
    )


def _count(number: int, noun: str) -> str:
    plural = "" if number == 1 or noun == Severity.ADVICE.value else "s"
    return f"{number:,} {noun}{plural}"


def _render_file(group: FileFindings, look: _Look) -> Iterator[str]:
    for finding in group.told:
        yield "".join(f"{line}\n" for line in _render_finding(finding, look))
    if group.omitted:
        yield f"… and {group.omitted:,} more in {make_visible(group.path)}\n"


def _render_finding(finding: Diagnostic, look: _Look) -> Iterator[str]:
    paint = look.paint
    severity = finding.severity.value
    place, tag = _place(finding.where), f"{severity}[{finding.code} {finding.name}]"
    head = f"{paint(place, 'bold')}: {paint(tag, severity)}: "
    message = _flow(finding.message, count_columns(f"{place}: {tag}: "), _HANG, look)
    yield head + "\n".join(paint(line, "bold") for line in message)
    near, far = _split_related(finding)
    shown = (finding.labels[0], *near, *far)
    margin = max(len(str(label.where.start.line)) for label in shown)
    room = _room(look.width, margin)
    marks = [_measure(finding.labels[0], "^", severity, room), *_measure_related(near, room)]
    yield from _render_lines(marks, margin, paint)
    for label in far:
        yield f" {'':{margin}}{paint('-->', 'gutter')} {_place(label.where)}"
        yield from _render_lines(_measure_related((label,), room), margin, paint)
    for title, text in _remarks(finding, unsafe=look.unsafe):
        lines = _flow(text, len(f" {'':{margin}} = {title}: "), margin + _HANG, look)
        yield f" {'':{margin}} {paint('=', 'gutter')} {paint(title, 'bold')}: " + "\n".join(lines)


def _flow(text: str, used: int, hang: int, look: _Look) -> list[str]:
    """Return a text made visible, in lines for the terminal; the first one goes on behind `used` columns."""
    visible = make_visible(text)
    if look.width is None:
        return [visible]
    first, *others = wrap(visible, look.width - hang, max(0, look.width - used))
    return [first, *(" " * hang + line for line in others)]


def _place(where: Location) -> str:
    line, column = where.start
    return f"{make_visible(where.source.path)}:{line}:{column}"


def _split_related(finding: Diagnostic) -> tuple[list[Label], list[Label]]:
    """Part the related places into those of the finding's surroundings and the others."""
    home = finding.where
    near: list[Label] = []
    far: list[Label] = []
    for label in finding.related:
        same = label.where.source.path == home.source.path
        close = same and abs(label.where.start.line - home.start.line) <= _NEAR_LINES
        (near if close else far).append(label)
    return near, far


def _room(width: int | None, margin: int) -> int:
    """Return how wide an excerpt may be: a mark behind its end must fit, too."""
    return MAX_COLUMNS if width is None else min(MAX_COLUMNS, width - _GUTTER_COLUMNS - margin - len("^"))


def _measure_related(labels: Sequence[Label], room: int) -> list[_Mark]:
    return [_measure(label, "-", "related", room) for label in labels]


def _measure(label: Label, sign: str, style: str, room: int) -> _Mark:
    source, span = label.where
    line = label.where.start.line
    start, end = source.line_span(line)
    cut = excerpt(source.text[start:end], min(span.start, end) - start, min(span.end, end) - start, room)
    marks = " " * cut.column + sign * cut.width
    return _Mark(line if source.text else 0, cut.text, marks, make_visible(label.message), style)


def _render_lines(marks: list[_Mark], margin: int, paint: _Paint) -> Iterator[str]:
    """Render marked lines in their order in the file; a line marked twice is printed once."""
    above: _Mark | None = None
    for mark in sorted(marks, key=lambda mark: mark.line):
        if mark.line == 0:
            continue
        if above is not None and mark.line - above.line > 1:
            yield f" {'':{margin}} {paint('…', 'gutter')}"
        if above is None or (mark.line, mark.text) != (above.line, above.text):
            yield f" {paint(f'{mark.line:>{margin}} |', 'gutter')} {mark.text}".rstrip()
        blank = len(mark.marks) - len(mark.marks.lstrip())
        note = f"{mark.marks.lstrip()} {mark.note}".rstrip()
        yield f" {'':{margin}} {paint('|', 'gutter')} {' ' * blank}{paint(note, mark.style)}"
        above = mark


def _remarks(finding: Diagnostic, *, unsafe: bool) -> Iterator[tuple[str, str]]:
    if finding.hint:
        yield "hint", finding.hint
    for fix in finding.fixes if unsafe else finding.fixes[:_MAX_FIXES]:
        if unsafe or not fix.in_hint:
            yield _fix_title(fix), fix.title
    if finding.guide:
        yield "guide", ", ".join(finding.guide)


def _fix_title(fix: Fix) -> str:
    return "fix" if fix.is_safe else "fix (changes the plan)"


def _paint_plain(text: str, style: str) -> str:  # noqa: ARG001
    return text


def _paint_ansi(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if text else text
