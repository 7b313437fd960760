"""`gpl init`: start a folder of plans."""

import os
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli import starting
from gplang.cli.asking import is_terminal
from gplang.cli.clock import today_in
from gplang.cli.completion_words import complete_equipment, complete_programs, complete_zones
from gplang.cli.exit_codes import REFUSED
from gplang.cli.kit_words import NO_KIT
from gplang.cli.options import PLAN_PATH, takes
from gplang.cli.scheduled import read_start, read_zone
from gplang.cli.starter import StarterFile, describe_findings, find_first_day, find_refusal, list_files, write_new
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Annotated, NoReturn, TypeVar
from gplang.vocabulary import Day, Goal, Level

if TYPE_CHECKING:
    from gplang.quantities import Weight
    from gplang.starter.plans import Wish

_USUAL_DAYS = 2
_USUAL_WEEKS = 8
_DAYS_OF_WEEK = 7
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LOCAL_TIME = "/etc/localtime"

_Answer = TypeVar("_Answer")


class _Request(NamedTuple):
    """What `gpl init` takes."""

    folder: Annotated[str, click.argument("folder", default=".", metavar="[DIR]", type=PLAN_PATH)]
    on: Annotated[
        str | None, click.option("--on", metavar="DAYS", help="The days to train on: tue,fri or mon,wed-fri.")
    ]
    days: Annotated[
        str | None,
        click.option(
            "--days",
            type=click.Choice(tuple(str(number) for number in range(1, _DAYS_OF_WEEK + 1))),
            help="How many days a week to train, where --on does not name them.",
        ),
    ]
    kit: Annotated[
        str | None,
        click.option(
            "--kit",
            type=click.Choice(starting.KITS),
            help="What there is to train with: nothing; dumbbells, bench and band; barbell and rack as well; all.",
        ),
    ]
    equipment: Annotated[
        tuple[str, ...],
        click.option(
            "--equipment",
            metavar="KIT",
            multiple=True,
            shell_complete=complete_equipment,
            help="The kit, piece by piece, alone or beside --kit: dumbbell,band.",
        ),
    ]
    goal: Annotated[
        str | None, click.option("--goal", type=click.Choice(tuple(map(str, Goal))), help="What the plan is for.")
    ]
    level: Annotated[
        str | None, click.option("--level", type=click.Choice(tuple(map(str, Level))), help="How far you have come.")
    ]
    weeks: Annotated[
        int | None,
        click.option("--weeks", metavar="N", type=click.IntRange(1, 52), help="How many weeks it has. Default: 8."),
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
    program: Annotated[
        str | None,
        click.option(
            "--program",
            metavar="NAME",
            shell_complete=complete_programs,
            help="Start from a program that comes with gpl, such as gzclp.",
        ),
    ]
    maxima: Annotated[
        tuple[str, ...],
        click.option(
            *("--max", "maxima"),
            metavar="LIFT=WEIGHT",
            multiple=True,
            help="What you lift once (back-squat=120kg); may be given several times.",
        ),
    ]
    unit: Annotated[
        str | None,
        click.option(
            *("--unit", "unit"),
            type=click.Choice(tuple(map(str, WeightUnit))),
            help="The unit of the plan's weights. Default: kg; with --program that of the first --max, or its own.",
        ),
    ]
    list_programs: Annotated[
        bool, click.option(*("--list", "list_programs"), is_flag=True, help="List the programs, and write nothing.")
    ]
    no_pre_commit: Annotated[
        bool, click.option("--no-pre-commit", is_flag=True, help="Leave out the hooks for pre-commit.")
    ]


class _Made(NamedTuple):
    """The plan to write: its name and text, and what to tell of it."""

    name: str
    text: str
    notes: Sequence[str] = ()


@click.command(epilog="Exit codes: 0 created, 2 a file cannot be written or the command is misused.")
@takes(_Request)
def init(ctx: click.Context, request: _Request) -> None:
    """Start a folder of plans.

    DIR, by default the current folder, gets a plan for your days, kit, goal and level, or a program that comes with
    gpl; a gpl.toml, a .gitignore, and hooks for pre-commit. On a terminal, gpl asks for what the options leave open.
    Existing files are never changed.
    """
    folder = request.folder
    if request.list_programs:
        from gplang.starter.programs import load_programs

        click.echo(starting.render_programs(load_programs().values()), nl=False)
        return
    if not folder:
        raise click.UsageError("an empty path for DIR")
    where = Path(folder)
    if refusal := find_refusal(where):
        _fail(ctx, refusal)
    try:
        made = _make_plan(ctx, request) if request.program is None else _make_program(ctx, request, request.program)
    except (click.Abort, KeyboardInterrupt):
        click.echo(f"\n{ctx.command_path}: nothing was written", err=True)  # the cursor stands behind a question
        raise click.Abort from None
    files = tuple(list_files(where, made.name, made.text, hooks=not request.no_pre_commit))
    try:
        write_new(file for file in files if not file.left)
    except OSError as error:
        reason = error.strerror or str(error)
        _fail(ctx, f"cannot write {error.filename or folder}: {reason[:1].lower()}{reason[1:]}; nothing is written")
    _tell(folder, files, made)


# ---- what is wanted


def _make_plan(ctx: click.Context, request: _Request) -> _Made:
    """Return a plan for what the options say, and for the rest the answers, or what is usual."""
    from gplang.starter.plans import lacks_pulls, write_plan
    from gplang.starter.programs import write_weight

    maxima = {name: write_weight(each) for name, each in starting.read_maxima(request.maxima).items()}
    wish = _complete(ctx, request)._replace(maxima=maxima, unit=_read_unit(request))
    notes = ["nothing to pull with: a band or a bar to hang from would do"] if lacks_pulls(wish) else []
    return _Made(wish.name, write_plan(wish), notes)


def _complete(ctx: click.Context, request: _Request) -> "Wish":
    from gplang.starter.days import spread_days
    from gplang.starter.plans import Wish

    asks = is_terminal()
    days = _read_days(request)
    has_kit = request.kit is not None or bool(request.equipment)
    kit = starting.read_place(request.kit, request.equipment) if has_kit else None
    start, zone = _read_start(request), _read_zone(request)
    if asks and days is None:
        number = int(request.days) if request.days else _ask_number()
        days = _ask("Which days", " ".join(spread_days(number)), starting.days_reader(number))
    if asks and not has_kit:
        kit = _ask(f"Kit ({', '.join(starting.KITS)}, or a list)", starting.GYM, starting.read_answered_kit)
    goal = request.goal or (_choose("Goal", tuple(Goal), Goal.STRENGTH) if asks else Goal.STRENGTH)
    level = request.level or (_choose("Level", tuple(Level), Level.INTERMEDIATE) if asks else Level.INTERMEDIATE)
    begins, clock = _complete_start(start, zone)
    wish = Wish(
        days or tuple(spread_days(int(request.days or _USUAL_DAYS))),
        kit,
        Goal(goal),
        Level(level),
        request.weeks or _USUAL_WEEKS,
        begins,
        clock,
        {},
    )
    said = (request.on or request.days, has_kit, request.goal, request.level, start, zone)
    if not asks and not all(said):
        _tell_usual(ctx, wish)
    return wish


def _tell_usual(ctx: click.Context, wish: "Wish") -> None:
    kit = starting.GYM if wish.kit is None else " ".join(sorted(wish.kit)) or NO_KIT
    said = f"{' '.join(wish.days)}, {kit}, {wish.goal}, {wish.level}, from {wish.start}, {wish.timezone}"
    options = "--on, --kit, --equipment, --goal, --level, --start and --timezone"
    click.echo(f"{ctx.command_path}: {said}; {options} say otherwise", err=True)


def _read_days(request: _Request) -> tuple[Day, ...] | None:
    if request.on is None:
        return None
    days = starting.read_days(request.on)
    if request.days is not None and int(request.days) != len(days):
        raise click.UsageError(f"--on names {len(days)} days ({' '.join(days)}), --days says {request.days}")
    return days


def _read_unit(request: _Request) -> WeightUnit | None:
    return None if request.unit is None else WeightUnit(request.unit)


def _read_start(request: _Request) -> date | None:
    return None if request.start is None else read_start(request.start)


def _read_zone(request: _Request) -> str | None:
    return None if request.timezone is None else read_zone(request.timezone)


def _make_program(ctx: click.Context, request: _Request, name: str) -> _Made:
    """Return a program with the start, the time zone and the maxima that are wanted."""
    from gplang.starter.programs import Start, list_unset, write_program

    others = ("on", "days", "kit", "equipment", "goal", "level", "weeks")
    if wrong := [f"--{each}" for each in others if getattr(request, each)]:
        raise click.UsageError(f"{wrong[0]} is not for a --program: it says itself when and what one trains")
    program = starting.find_program(name)
    maxima = starting.read_maxima(request.maxima)
    start, zone, unit = _read_start(request), _read_zone(request), _read_unit(request)
    missing = starting.find_missing(program, maxima)
    if missing and not is_terminal():
        raise starting.refuse_missing(program, missing, unit)
    for exercise in missing:
        usual = starting.suggest_maximum(program, exercise, unit)
        maxima[exercise] = _ask(f"Your maximum of {exercise}", usual, _maximum_reader(exercise))
    begins, clock = _complete_start(start, zone)
    if not is_terminal() and not (start and zone):
        click.echo(f"{ctx.command_path}: from {begins}, {clock}; --start and --timezone say otherwise", err=True)
    unset = list_unset(program)
    notes = [f"loads that are the program's, not yours: {', '.join(unset)}"] if unset else []
    return _Made(program.name, write_program(program, Start(begins, clock, maxima, unit)), notes)


def _maximum_reader(exercise: str) -> "Callable[[str], Weight]":
    return lambda answer: starting.read_maximum(answer, exercise)


def _complete_start(start: date | None, zone: str | None) -> tuple[date, str]:
    """Return the first day and the time zone; what is open is asked on a terminal, else usual."""
    from gplang.scheduling.dates import next_monday

    monday = next_monday(today_in(None))
    machine = zone or _find_machine_zone()
    if is_terminal():
        return (
            start or _ask("First day", monday.isoformat(), _read_day),
            zone or _ask("Time zone", machine, read_zone),
        )
    if machine is None:
        raise click.UsageError("this machine does not tell its time zone; say it, like --timezone Europe/Berlin")
    return start or monday, machine


def _ask_number() -> int:
    return int(_choose("Days a week", tuple(map(str, range(1, _DAYS_OF_WEEK + 1))), str(_USUAL_DAYS)))


def _choose(question: str, words: Sequence[str], usual: str) -> str:
    from click import Choice

    answer: str = click.prompt(question, str(usual), type=Choice(list(map(str, words))), err=True)
    return answer


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


# ---- what was made


def _tell(where: str, files: Sequence[StarterFile], made: _Made) -> None:
    """Tell what was written and what not, when the plan begins, and which commands come next."""
    for file in files:
        path = make_visible(file.path.as_posix())
        click.echo(f"left out {path}: {file.left}" if file.left else f"wrote {path}")
    plan = files[0].path
    if not files[0].left:
        first = find_first_day(made.name, made.text)
        if first is not None:
            click.echo(f"the first session is on {_WEEKDAYS[first.weekday()]}, {first.isoformat()}")
        for note in (*made.notes, *describe_findings(plan)):
            click.echo(note)
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
