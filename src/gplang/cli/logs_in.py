"""What was done elsewhere, put into a log: the other half of `gpl import`."""

import io
import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

import click

from gplang.cli.configured import choose_profiles
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.extras import require_extra
from gplang.cli.inputs import STDIN
from gplang.cli.scheduled import choose_athletes, compile_plan, has_errors, tell_findings
from gplang.project import read_bytes
from gplang.project.paths import mode_of, real_path
from gplang.project.reading import MISSING, reason_of
from gplang.project.writing import FileChangedError, replace_file, write_file
from gplang.report.visible import make_visible

if TYPE_CHECKING:
    from gplang.importing.records import Table
    from gplang.importing.workouts import ImportedLog, Planned

LOG_SOURCES = ("hevy", "strong", "csv", "sheet")
"""The words for sources of what was done."""

_MOST_BYTES = 16 * 1_048_576
_ZIP = b"PK\x03\x04"


class LogRequest(NamedTuple):
    """What is asked for: from where, for which plan and whom, into which log (None: standard output)."""

    source: str
    name: str
    plan: str | None
    log: str | None
    athlete: str | None
    unit: str | None
    mapping: tuple[str, ...]
    sheet: str | None
    sessions: tuple[str, ...]
    history: bool


def import_log(ctx: click.Context, data: bytes, request: LogRequest) -> "ImportedLog":
    """Return the log with what was done, written if a log is named; ends the command if the plan has errors.

    Raises `ImportRefusedError` for a source that cannot be read.
    """
    from gplang.importing.workouts import Request, import_workouts, read_content, read_sessions

    before = _read_log(request.log)
    old = None if before is None else _decode(before, request.log)
    planned, path = _plan(ctx, request if old is None else _complete(request, old))
    text = _header(planned, path, request.log) if old is None else old
    if old is not None:
        _check_heading(request, planned, path, old)
    table = _read_table(data, request)
    sessions = read_sessions(request.sessions, planned)
    asked = Request(request.unit, request.mapping, sessions, request.history)
    made = import_workouts(read_content(request.source, table, planned, asked), planned, asked, text)
    if request.log is not None and made.added:
        _write(ctx, request.log, made.text, before)
    return made


def _complete(request: LogRequest, text: str) -> LogRequest:
    """Take the plan and the athlete that nobody has named from the log's heading."""
    from gplang.importing.workouts import read_heading

    heading = read_heading(text)
    if request.plan is None and heading.of and request.log is not None:
        request = request._replace(plan=os.path.normpath(Path(request.log).parent / heading.of[-1]))
    return request._replace(athlete=request.athlete or heading.athlete)


def _check_heading(request: LogRequest, planned: "Planned", path: str, text: str) -> None:
    """Refuse the log of somebody else; tell of one that does not name the plan."""
    from gplang.importing.workouts import read_heading

    heading, athlete, log = read_heading(text), planned.schedule.athlete, Path(request.log or "")
    shown = make_visible(str(log))
    if athlete is not None and heading.athlete is not None and heading.athlete.casefold() != athlete.name.casefold():
        raise click.UsageError(f"{shown} is the log of {make_visible(heading.athlete)}, not of {athlete.name}")
    named = [real_path(log.parent / each) for each in heading.of]
    if path != STDIN and real_path(Path(path)) not in named:
        way = make_visible(_way(path, log.parent))
        click.echo(f'gpl import: {shown} does not name the plan; write `of "{way}"` below its first line', err=True)


def _plan(ctx: click.Context, request: LogRequest) -> "tuple[Planned, str]":
    from gplang.importing.workouts import Planned
    from gplang.scheduling import build_all

    plan, path = compile_plan(ctx, request.plan, "imported")
    athletes = choose_athletes(plan, request.athlete, path)
    if len(athletes) > 1:
        names = ", ".join(each.name for each in athletes if each is not None)
        raise click.UsageError(f"{len(athletes)} athletes: choose one of {names} with --athlete")
    ((schedule, findings),) = build_all(plan, athletes, choose_profiles(ctx, [path], None)(path))
    tell_findings(findings)
    if has_errors(findings):
        ctx.exit(FINDINGS)
    return Planned(schedule, plan.exercises), path


def _read_table(data: bytes, request: LogRequest) -> "Table":
    from gplang.importing.records import ImportRefusedError
    from gplang.importing.tables import decode, read_table
    from gplang.importing.workouts import MOST_BYTES, MOST_ROWS

    if data.startswith(_ZIP):
        from gplang.importing.workbooks import read_workbook

        require_extra("reading a workbook", "openpyxl", "xlsx")
        return read_workbook(io.BytesIO(data), request.sheet, MOST_ROWS)
    if request.sheet is not None:
        raise ImportRefusedError("no workbook, and --sheet names a sheet of one")
    return read_table(decode(data, MOST_BYTES), MOST_ROWS)


# ---- the log


def _read_log(name: str | None) -> bytes | None:
    """Return the bytes of a log; None without one, and for one that is not there yet."""
    if name is None:
        return None
    if not name.lower().endswith(".gpl"):
        raise click.UsageError(f"--log takes a file of the language, such as log.gpl, not '{make_visible(name)}'")
    read = read_bytes(Path(name), _MOST_BYTES)
    if isinstance(read, bytes):
        if len(read) > _MOST_BYTES:
            raise click.ClickException(f"{make_visible(name)}: larger than {_MOST_BYTES // 1_048_576} MiB")
        return read
    if read == MISSING and not mode_of(Path(name)):
        return None
    raise click.ClickException(f"{make_visible(name)}: {read}")


def _decode(data: bytes, name: str | None) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{make_visible(name or '')}: not in UTF-8, at byte {error.start}") from None
    words = next((line.split() for line in text.removeprefix("\ufeff").splitlines() if _says(line)), ["log"])
    if words[0].lower() not in ("log", "gpl"):
        shown = make_visible(words[0])
        raise click.ClickException(f"{make_visible(name or '')}: no log: it begins with `{shown}`, not with `log`")
    return text


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _header(planned: "Planned", path: str, log: str | None) -> str:
    """Return the first lines of a new log."""
    from gplang.writer.quoting import quote

    athlete, plan = planned.schedule.athlete, planned.schedule.plan
    whose = "" if athlete is None else f"{athlete.title or athlete.name}: "
    folder = Path(log).parent if log is not None else Path()
    lines = [f"log {quote(f'{whose}{plan.title}', 'the title')}"]
    if path != STDIN:
        lines.append(f"  {'of':<{2 if athlete is None else 3}}  {quote(_way(path, folder), 'the path of the plan')}")
    if athlete is not None:
        lines.append(f"  for  {athlete.name}")
    return "".join(f"{line}\n" for line in lines)


def _way(path: str, folder: Path) -> str:
    """Return the way from a folder to a plan, as logs write it."""
    try:
        return str(PurePosixPath(*Path(os.path.relpath(real_path(Path(path)), real_path(folder))).parts))
    except ValueError:  # on another drive of Windows
        return Path(path).as_posix()


def _write(ctx: click.Context, name: str, text: str, before: bytes | None) -> None:
    try:
        if before is None:
            write_file(Path(name), text.encode())
        else:
            replace_file(Path(name), text.encode(), before)
    except FileChangedError:
        click.echo(f"gpl import: {make_visible(name)} has changed meanwhile; nothing written", err=True)
        ctx.exit(REFUSED)
    except OSError as error:
        click.echo(f"gpl import: cannot write {make_visible(name)}: {reason_of(error)}", err=True)
        ctx.exit(REFUSED)
