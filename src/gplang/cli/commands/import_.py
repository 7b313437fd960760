"""`gpl import`: make a plan of one that was written elsewhere, and a log of what was done."""

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from gplang.cli import clicks as click
from gplang.cli.door import hand_out
from gplang.cli.exit_codes import FINDINGS, REFUSED
from gplang.cli.extras import require_extra
from gplang.cli.logs_in import LOG_SOURCES, LogRequest, import_log
from gplang.cli.lookup import offer_words
from gplang.cli.options import PLAN_PATH, STDIN, takes
from gplang.project import read_bytes
from gplang.project.paths import SUFFIX, mode_of
from gplang.project.reading import reason_of
from gplang.project.writing import write_file
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated, TypeVar

if TYPE_CHECKING:
    from gplang.importing import Imported
    from gplang.importing.workouts import ImportedLog

_MOST_BYTES = 16 * 1_048_576
_MOST_TOLD = 50
_ZIP = b"PK\x03\x04"
_TABLES = (".csv", ".tsv")
_OTHERS = (".xls", ".ods", ".numbers", ".pdf", ".docx", ".doc", ".odt")


class _Request(NamedTuple):
    """What `gpl import` takes: a file, perhaps behind the word for what it is."""

    words: Annotated[
        tuple[str, ...],
        click.argument("words", nargs=-1, required=True, metavar="[SOURCE] FILE", type=PLAN_PATH),
    ]
    mapping: Annotated[
        tuple[str, ...],
        click.option(
            *("--map", "mapping"),
            metavar="FIELD=COLUMN",
            multiple=True,
            help="Which columns hold what, separated by commas: exercise=Lift,load=Kilos. Default: by their headings.",
        ),
    ]
    unit: Annotated[
        str | None,
        click.option("--unit", type=click.Choice(("kg", "lb")), help="The unit of loads that do not say theirs."),
    ]
    sheet: Annotated[
        str | None,
        click.option("--sheet", metavar="NAME", help="The sheet of a workbook. Default: the first that is shown."),
    ]
    athlete: Annotated[
        str | None,
        click.option("--athlete", metavar="NAME", help="Write the plan for an athlete of this name; whose log it is."),
    ]
    plan: Annotated[
        str | None,
        click.option(
            *("--plan", "plan"),
            metavar="PLAN",
            type=PLAN_PATH,
            help="For logs: the plan that was trained. Default: that of the log, else the only one in this folder.",
        ),
    ]
    log: Annotated[
        str | None,
        click.option(
            *("--log", "log"),
            metavar="LOG",
            type=PLAN_PATH,
            help="For logs: the log to add to, made if it is missing. Default: standard output.",
        ),
    ]
    sessions: Annotated[
        tuple[str, ...],
        click.option(
            *("--session", "sessions"),
            metavar="TITLE=SESSION",
            multiple=True,
            help="For logs: which session the workouts of a title are: 'Evening Workout'=hips.",
        ),
    ]
    history: Annotated[
        bool, click.option("--history", is_flag=True, help="For logs: also what was done before the plan's start.")
    ]
    output: Annotated[
        str,
        click.option(
            *("-o", "--output"),
            metavar="FILE",
            default=STDIN,
            help="The file to write, which must not exist yet; - is standard output, the default.",
        ),
    ]


_Made = TypeVar("_Made", "Imported", "ImportedLog")

Reader = Callable[[bytes, str, _Request], "Imported"]
"""Makes a plan of the bytes of a file with a name."""


def _read_file(data: bytes, name: str, request: _Request) -> "Imported":
    from gplang.importing import ImportRefusedError, import_table, import_text, read_mapping

    suffix = PurePosixPath(name).suffix.lower()
    title = PurePosixPath(name).stem.replace("_", " ").strip() if name != STDIN else ""
    mapping = read_mapping(request.mapping)
    if data.startswith(_ZIP) and suffix not in _OTHERS:
        from gplang.importing.workbooks import read_workbook

        require_extra("reading a workbook", "openpyxl", "xlsx")
        table = read_workbook(io.BytesIO(data), request.sheet)
        table = table._replace(title=table.title or title)
        return import_table(table, mapping, unit=request.unit, athlete=request.athlete)
    if suffix == SUFFIX:
        raise ImportRefusedError("a plan, or a log, in this language already", "`gpl check` reads it")
    if suffix in _OTHERS:
        raise ImportRefusedError(f"a {suffix} file cannot be read", "save it as .xlsx, as CSV or as text")
    if request.sheet is not None:
        raise ImportRefusedError("no workbook, and --sheet names a sheet of one")
    table_or_text = True if suffix in _TABLES else None
    return import_text(data, title, mapping, table=table_or_text, unit=request.unit, athlete=request.athlete)


def _read_liftoscript(data: bytes, name: str, request: _Request) -> "Imported":
    from gplang.importing import ImportRefusedError, import_liftoscript

    for option, given in (("--map", request.mapping), ("--sheet", request.sheet), ("--unit", request.unit)):
        if given:
            raise ImportRefusedError(f"{option} is about tables, and a program in Liftoscript is none")
    title = "" if name == STDIN else PurePosixPath(name).stem.replace("_", " ").strip()
    return import_liftoscript(data, title, athlete=request.athlete)


READERS: Mapping[str, Reader] = MappingProxyType({"liftoscript": _read_liftoscript})
"""How a file is read, by the first word; a file without one is a table, a workbook or a text."""


@click.command(
    "import",
    epilog="Exit codes: 0 imported, also if some rows are comments; 1 nothing could be imported; 2 a file cannot be"
    " read or written, or the command is misused.",
)
@takes(_Request)
def import_(ctx: click.Context, request: _Request) -> None:
    """Make a plan of one that was written elsewhere.

    FILE is a table (.csv, .xlsx) with a row for each exercise, a pasted text ("Squat 3x5 @ 100kg, RIR 2"), or - for
    standard input. Weeks may be columns, a column or headings, and so may days. With the SOURCE "liftoscript", FILE
    is a program of Liftosaur; a file that is called so is ./liftoscript.

    The plan goes to standard output. What cannot be said in it stands in it as a comment with the reason, and on
    standard error; the counts of rows add up.

    Other sources give a log of what was done: "hevy" and "strong" are exports of these apps, "csv" is any table with a
    row for each set, "sheet" a filled-in or ticked sheet of gpl build. Workouts go to the sessions that they are
    likest; those that the log has already are left out, so an export can be imported again.
    """
    word, name = _split(request.words)
    if word in LOG_SOURCES:
        _import_log(ctx, word, name, request)
        return
    _refuse_options(request)
    made = _make(READERS[word] if word else _read_file, name, request)
    _tell(made, name)
    _write(ctx, made.text, request.output)
    if not made.counts.lines:
        click.echo("gpl import: nothing in it that can be imported", err=True)
        ctx.exit(FINDINGS)


def _import_log(ctx: click.Context, source: str, name: str, request: _Request) -> None:
    """Put what was done into a log, and say what became of the rows."""
    if request.output != STDIN:
        raise click.UsageError("-o is about plans; a log goes to --log LOG, or to standard output")
    asked = LogRequest(
        *(source, name, request.plan, request.log, request.athlete, request.unit, request.mapping, request.sheet),
        request.sessions,
        request.history,
    )
    data = _read(name)
    made = _refusing(name, lambda: import_log(ctx, data, asked))
    shown = make_visible("standard input" if name == STDIN else name)
    click.echo(f"{shown}: {made.describe()}", err=True)
    _tell_doubts(shown, made.doubts, "more rows")
    for note in made.notes:
        click.echo(f"{shown}: {make_visible(note)}", err=True)
    if request.log is None:
        hand_out(made.text.encode())
    else:
        added = "1 workout added" if made.added == 1 else f"{made.added or 'no'} workouts added"
        click.echo(f"{make_visible(request.log)}: {added}", err=True)
    if not made.is_useful:
        click.echo("gpl import: nothing in it that can be imported", err=True)
        ctx.exit(FINDINGS)


def _refuse_options(request: _Request) -> None:
    """Raise a usage error for options of logs beside a source of plans."""
    given = {"--plan": request.plan, "--log": request.log, "--session": request.sessions, "--history": request.history}
    for option, value in given.items():
        if value:
            raise click.UsageError(f"{option} is about logs: say what FILE is, one of {', '.join(LOG_SOURCES)}")


def _split(words: tuple[str, ...]) -> tuple[str, str]:
    """Return the source, empty if none is said, and the file; raises a usage error for other words."""
    sources = (*READERS, *LOG_SOURCES)
    if words[0] in sources:
        if len(words) == 1:
            raise click.UsageError(f"{words[0]} of which file? a file of this name is ./{words[0]}")
        word, *names = words
    else:
        word, names = "", list(words)
        if len(names) > 1 and not mode_of(Path(names[0])):
            near = offer_words(names[0], sources) or f"; sources are {', '.join(sources)}"
            raise click.UsageError(f"no source '{names[0]}'{near}")
    if len(names) > 1:
        raise click.UsageError(f"one file at a time, not {len(names)}")
    return word, names[0]


def _make(read: Reader, name: str, request: _Request) -> "Imported":
    data = _read(name)
    return _refusing(name, lambda: read(data, name, request))


def _read(name: str) -> bytes:
    data = sys.stdin.buffer.read(_MOST_BYTES + 1) if name == STDIN else read_bytes(Path(name), _MOST_BYTES)
    if isinstance(data, str):
        raise click.ClickException(f"{make_visible(name)}: {data}")
    if len(data) > _MOST_BYTES:
        raise click.ClickException(f"{make_visible(name)}: larger than {_MOST_BYTES // 1_048_576} MiB")
    return data


def _refusing(name: str, make: Callable[[], _Made]) -> _Made:
    """Return what is made of a file; where it is refused, end the command with the reason."""
    from gplang.importing import ImportRefusedError

    try:
        return make()
    except ImportRefusedError as refused:
        hint = f"; {refused.hint}" if refused.hint else ""
        raise click.ClickException(
            f"{make_visible(name)}: {make_visible(refused.message)}{make_visible(hint)}"
        ) from None


def _tell(made: "Imported", name: str) -> None:
    """Say on standard error what became of the rows, and of each that is not in the plan as it was."""
    shown = make_visible("standard input" if name == STDIN else name)
    click.echo(f"{shown}: {made.counts.describe(made.word)}", err=True)
    _tell_doubts(shown, made.doubts, "more, as comments in the plan")
    for note in made.notes:
        click.echo(f"{shown}: {make_visible(note)}", err=True)


def _tell_doubts(shown: str, doubts: Sequence[tuple[int, str]], more: str) -> None:
    for number, why in doubts[:_MOST_TOLD]:
        click.echo(f"{shown}:{number}: {make_visible(why)}", err=True)
    if len(doubts) > _MOST_TOLD:
        click.echo(f"{shown}: and {len(doubts) - _MOST_TOLD} {more}", err=True)


def _write(ctx: click.Context, text: str, output: str) -> None:
    if output == STDIN:
        hand_out(text.encode())
        return
    path = Path(output)
    if not output or mode_of(path):
        raise click.UsageError(f"-o takes a new file, and {make_visible(output or 'an empty path')} is not one")
    try:
        write_file(path, text.encode())
    except OSError as error:
        click.echo(f"gpl import: cannot write {make_visible(output)}: {reason_of(error)}", err=True)
        ctx.exit(REFUSED)
    click.echo(f"wrote {make_visible(output)}", err=True)
