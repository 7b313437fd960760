"""What was done elsewhere, put into a log: the other half of `gpl import`."""

import io
import os
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.configured import choose_profiles
from gplang.cli.exit_codes import FINDINGS
from gplang.cli.extras import require_extra
from gplang.cli.log_file import check_heading, decode_log, read_log, save_log, write_heading
from gplang.cli.scheduled import choose_athletes, compile_plan, has_errors, tell_findings
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.importing.records import Table
    from gplang.importing.workouts import Content, ImportedLog, Planned, Request

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
    from gplang.importing.workouts import Request, import_workouts, read_sessions

    before = read_log(request.log)
    old = None if before is None else decode_log(before, request.log)
    planned, path = _plan(ctx, request if old is None else _complete(request, old))
    text = write_heading(planned.schedule, path, request.log) if old is None else old
    if old is not None:
        check_heading(ctx, request.log or "", planned.schedule, path, old)
    sessions = read_sessions(request.sessions, planned)
    asked = Request(request.unit, request.mapping, sessions, request.history)
    made = import_workouts(_read_content(data, request, planned, asked), planned, asked, text)
    if request.log is not None and made.added:
        save_log(ctx, request.log, made.text, before)
    return made


def _complete(request: LogRequest, text: str) -> LogRequest:
    """Take the plan and the athlete that nobody has named from the log's heading."""
    from gplang.importing.workouts import read_heading

    heading = read_heading(text)
    if request.plan is None and heading.of and request.log is not None:
        request = request._replace(plan=os.path.normpath(Path(request.log).parent / heading.of[-1]))
    return request._replace(athlete=request.athlete or heading.athlete)


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


def _read_content(data: bytes, request: LogRequest, planned: "Planned", asked: "Request") -> "Content":
    from gplang.importing.tables import decode
    from gplang.importing.workouts import MOST_BYTES, is_ticked, read_content, read_ticked

    if request.source == "sheet" and not data.startswith(_ZIP):
        text = decode(data, MOST_BYTES)
        if is_ticked(text):
            return read_ticked(text, planned)
    return read_content(request.source, _read_table(data, request), planned, asked)


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
