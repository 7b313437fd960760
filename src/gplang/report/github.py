"""Findings as workflow commands of GitHub Actions, which shows them beside the lines of a change."""

from collections.abc import Iterable, Iterator

from gplang.diagnostics import Diagnostic, Severity, Wait
from gplang.report.limit import FileFindings, group_by_file
from gplang.report.visible import make_visible
from gplang.report.waiting import FileWaits, group_waits
from gplang.source import Location

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def render_github(findings: Iterable[Diagnostic], waiting: Iterable[Wait] = ()) -> str:
    """Return `findings` as lines of the form `::error file=…,line=…,endLine=…,title=…::message`.

    Each reported finding is one line. Lines and columns count from 1, columns in code points with an exclusive end;
    they are given if the place lies within one line. The hint, and after a file's last reported finding how many more
    there are, follow as lines of the message; what rules are `waiting` for is a notice for each file. Nothing in a text
    or a path can begin a command of its own.
    """
    told = (line for group in group_by_file(findings) for line in _render_file(group))
    waits = (_notice(each) for each in group_waits(waiting))
    return "".join(f"{line}\n" for line in (*told, *waits))


def _render_file(group: FileFindings) -> Iterator[str]:
    *others, last = group.told
    for finding in others:
        yield _command(finding)
    more = f"… and {group.omitted:,} more in {group.path}" if group.omitted else ""
    yield _command(last, more)


def _command(finding: Diagnostic, more: str = "") -> str:
    title = f"{finding.code} {finding.name}"
    return _write(_COMMANDS[finding.severity], finding.where, title, finding.message, finding.hint, more)


def _notice(waits: FileWaits) -> str:
    return _write("notice", waits.where, "rules wait", waits.sentence, ", ".join(waits.codes))


def _write(command: str, where: Location, title: str, *lines: str) -> str:
    told = {"file": where.source.path, **_place(where), "title": title}
    properties = ",".join(f"{key}={make_visible(str(value)).translate(_PROPERTY)}" for key, value in told.items())
    text = "\n".join(make_visible(line) for line in lines if line)
    return f"::{command} {properties}::{text.translate(_DATA)}"


def _place(where: Location) -> dict[str, int]:
    """Return the lines of the first and the last character, and within one line the columns."""
    (line, column), (start, end) = where.start, where.span
    last = where.source.position(max(start, end - 1)).line
    lines = {"line": line, "endLine": last}
    if line != last:
        return lines
    width = min(end, where.source.line_span(line).end) - start
    return {**lines, "col": column, "endColumn": column + max(0, width)}
