"""`gpl init`: start a folder of plans."""

import os
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, NoReturn, TypeVar

from gplang.cli import clicks as click
from gplang.cli.completion_words import complete_zones
from gplang.cli.exit_codes import REFUSED
from gplang.cli.options import PLAN_PATH, takes
from gplang.cli.scheduled import read_start, read_zone
from gplang.cli.starter import WEEKS, StarterFile, Wish, find_first_day, find_refusal, list_files, write_new
from gplang.records import NamedTuple
from gplang.report.visible import make_visible

_USUAL_DAYS = 2
_DAYS_OF_WEEK = 7
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LOCAL_TIME = "/etc/localtime"

_Answer = TypeVar("_Answer")


class _Request(NamedTuple):
    """What `gpl init` takes."""

    folder: Annotated[str, click.argument("folder", default=".", metavar="[DIR]", type=PLAN_PATH)]
    days: Annotated[
        str | None,
        click.option("--days", type=click.Choice(tuple(map(str, WEEKS))), help="How many days a week to train."),
    ]
    start: Annotated[
        str | None, click.option("--start", metavar="DATE", help="The first day (2026-01-05). Default: next Monday.")
    ]
    timezone: Annotated[
        str | None,
        click.option(
            "--timezone",
            metavar="ZONE",
            shell_complete=complete_zones,
            help="The gym's time zone (Europe/Berlin). Default: this machine's.",
        ),
    ]
    no_pre_commit: Annotated[
        bool, click.option("--no-pre-commit", is_flag=True, help="Leave out the hooks for pre-commit.")
    ]


@click.command(epilog="Exit codes: 0 created, 2 a file cannot be written or the command is misused.")
@takes(_Request)
def init(ctx: click.Context, request: _Request) -> None:
    """Start a folder of plans.

    DIR, by default the current folder, gets a plan based on one of the guide's weeks, a gpl.toml, a .gitignore, and
    hooks for pre-commit. On a terminal, gpl asks for what the options leave open. Existing files are never changed.
    """
    folder = request.folder
    if not folder:
        raise click.UsageError("an empty path for DIR")
    where = Path(folder)
    if refusal := find_refusal(where):
        _fail(ctx, refusal)
    day = None if request.start is None else read_start(request.start)
    zone = None if request.timezone is None else read_zone(request.timezone)
    try:
        wish = _complete(ctx, None if request.days is None else int(request.days), day, zone)
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\n{ctx.command_path}: nothing was written", err=True)  # the cursor stands behind a question
        raise click.Abort from None
    files = tuple(list_files(where, wish, hooks=not request.no_pre_commit))
    try:
        write_new(file for file in files if not file.left)
    except OSError as error:
        reason = error.strerror or str(error)
        _fail(ctx, f"cannot write {error.filename or folder}: {reason[:1].lower()}{reason[1:]}; nothing is written")
    _tell(folder, files, wish)


# ---- what is wanted


def _complete(ctx: click.Context, days: int | None, start: date | None, timezone: str | None) -> Wish:
    """Return what is wanted: what the options say, and for the rest the answers, or what is usual."""
    if days and start and timezone:
        return Wish(days, start, timezone)
    monday = _next_monday(date.today())
    zone = timezone or _find_machine_zone()
    if _is_terminal():
        return Wish(
            days or _ask_days(),
            start or _ask("First day", monday.isoformat(), _read_day),
            timezone or _ask("Time zone", zone, read_zone),
        )
    if zone is None:
        raise click.UsageError("this machine does not tell its time zone; say it, like --timezone Europe/Berlin")
    wish = Wish(days or _USUAL_DAYS, start or monday, zone)
    said = f"{wish.days} days a week, from {wish.start}, {wish.timezone}"
    click.echo(f"{ctx.command_path}: {said}; --days, --start and --timezone say otherwise", err=True)
    return wish


def _is_terminal() -> bool:
    """Tell whether there is somebody to ask: questions go to stderr, answers come from stdin."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def _ask_days() -> int:
    click.echo("Which week to start from?", err=True)
    for days, week in WEEKS.items():
        click.echo(f"  {days}  {week.summary}", err=True)
    from click import Choice

    wanted = Choice(list(map(str, WEEKS)))
    return int(click.prompt("Days a week", str(_USUAL_DAYS), type=wanted, show_choices=False, err=True))


def _ask(question: str, usual: str | None, read: Callable[[str], _Answer]) -> _Answer:
    """Ask until the answer can be read."""
    answer: _Answer = click.prompt(question, usual, value_proc=read, err=True)
    return answer


def _read_day(answer: str) -> date:
    """Return the day that an answer names; raises a usage error that speaks of the answer, not of an option."""
    try:
        return read_start(answer)
    except click.UsageError as error:
        raise click.UsageError(f"answer with{error.message.removeprefix('--start takes')}") from None


def _next_monday(today: date) -> date:
    return today + timedelta(days=_DAYS_OF_WEEK - today.weekday())


# ---- what was made


def _tell(where: str, files: Sequence[StarterFile], wish: Wish) -> None:
    """Tell what was written and what not, when the plan begins, and which commands come next."""
    for file in files:
        path = make_visible(file.path.as_posix())
        click.echo(f"left out {path}: {file.left}" if file.left else f"wrote {path}")
    plan = files[0].path
    if not files[0].left:
        first = find_first_day(wish)
        click.echo(f"the first session is on {_WEEKDAYS[first.weekday()]}, {first.isoformat()}")
    click.echo(f"next:\n  gpl check {_quote(where)}\n  gpl build {_quote(plan.as_posix())}")


def _quote(path: str) -> str:
    """Return a path as a shell takes it for one word."""
    return make_visible(path if re.fullmatch(r"[\w./~+-]+", path) else f'"{path}"')


def _find_machine_zone() -> str | None:
    """Return the time zone of this machine; None if it cannot be told, or is no IANA name."""
    from gplang.model.zones import is_zone

    named = (os.environ.get("TZ", "").removeprefix(":"), os.path.realpath(_LOCAL_TIME).rpartition("/zoneinfo/")[2])
    return next(filter(is_zone, named), None)


def _fail(ctx: click.Context, message: str) -> NoReturn:
    click.echo(f"{ctx.command_path}: {make_visible(message)}", err=True)
    ctx.exit(REFUSED)
