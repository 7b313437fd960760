"""What `gplang` offers to programs: from a text or a file to a plan, a schedule, an output.

The functions are imported from `gplang` itself, which loads this module when one of them is first asked for.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from gplang.backends import TARGETS, Options, Refusal, render
from gplang.compiler import Compilation, check_source, compile_source, refuse_source
from gplang.diagnostics import Diagnostic, Severity
from gplang.guide import load_profile
from gplang.logs.records import Log
from gplang.model.athletes import find_athletes
from gplang.model.imports import ImportRefused, Loader
from gplang.model.plan import Athlete, Plan
from gplang.records import NamedTuple, replace
from gplang.scheduling import build_schedule, with_overrides
from gplang.scheduling.records import Schedule, Volume
from gplang.source import SourceText
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.backends.previous import Previous
    from gplang.project.opening import AnyPath


class PlanError(ValueError):
    """A text that gives no output: it has errors, or no plan in it.

    `diagnostics` are the findings of the language; the message is that of the first error, with its place.
    """

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        """Return the message alone."""
        return str(self.args[0])


class Loaded(NamedTuple):
    """What a text says: its plan, and the findings of the language, in the order of the text.

    `plan` is None for a library (exercises and sessions only) and for a text that is no plan at all. With errors it
    holds what could be understood: look at `errors` before going on.
    """

    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that keep the plan from being built."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)


class LoadedLog(NamedTuple):
    """What a log says, looked up in the plans that it names, and the findings of the language in it.

    `log` is None for a text that is no log. With errors it holds what could be understood: look at `errors` before
    going on.
    """

    log: Log | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that keep the log from being used."""
        return tuple(each for each in self.diagnostics if each.severity is Severity.ERROR)


def load(path: "AnyPath") -> Loaded:
    """Read a plan from a file, with the files of its project that it uses, and say what the language finds in it.

    The rules of the guide are not asked; `check` asks them. Raises `OSError` if the file cannot be read. Bytes that
    are no plan (another encoding, binary data) are a finding, as is a used file that cannot be had.
    """
    from gplang.project.opening import open_plan

    source, refused, loader = open_plan(path)
    return _loaded(refuse_source(source, refused) if refused else compile_source(source, loader))


def loads(text: str, path: str = "plan.gpl", loader: Loader | None = None) -> Loaded:
    """Read a plan from a text, as `load` does from a file. Never raises on any text.

    `path` is what the text is reported under, and the plan's identity if neither an `id` nor the title gives one.
    `loader` finds the files that it uses; without one there are none.
    """
    return _loaded(compile_source(SourceText(path, text), loader or refuse_import))


def load_log(path: "AnyPath") -> LoadedLog:
    """Read a log from a file, with the plans of its project that it is about, and say what the language finds in it.

    Raises `OSError` if the file cannot be read; all else is a finding, as with `load`.
    """
    from gplang.project.opening import open_plan

    source, refused, loader = open_plan(path)
    return _loaded_log(refuse_source(source, refused) if refused else compile_source(source, loader))


def loads_log(text: str, path: str = "log.gpl", loader: Loader | None = None) -> LoadedLog:
    """Read a log from a text, as `load_log` does from a file. Never raises on any text.

    `loader` finds the plans that its `of` lines name; without one there are none, which is a finding.
    """
    return _loaded_log(compile_source(SourceText(path, text), loader or refuse_import))


def check(text: str, path: str = "plan.gpl", loader: Loader | None = None) -> tuple[Diagnostic, ...]:
    """Return everything `gpl check` says of a text, in its order, by the rules of the default profile.

    `path` and `loader` are as in `loads`. Never raises on any text.
    """
    return check_source(SourceText(path, text), loader or refuse_import).diagnostics


def fix(text: str, path: str = "plan.gpl", loader: Loader | None = None) -> str:
    """Return a text with all safe fixes made, as `gpl check --fix` makes them by the default profile.

    Safe are those of which the meaning is certain, or that leave the schedule as it was. `path` and `loader` are as
    in `loads`. Never raises on any text; one with nothing to fix comes back as it is.
    """
    from gplang.formatter.blocks import lay_out_changed
    from gplang.lint.fix import apply_fixes

    find = loader or refuse_import

    work: dict[str, int] = {}

    def diagnose(source: SourceText) -> tuple[Diagnostic, ...]:
        found = check_source(source, find)
        work[source.text] = found.work
        return found.diagnostics

    source = SourceText(path, text)
    fixed = apply_fixes(source, diagnose, unsafe=False, weigh=lambda each: work[each.text])
    return lay_out_changed(text, fixed.text)


def format(text: str) -> str:
    """Return a text in the layout of `gpl fmt`: the same statements and comments, in columns.

    Lines with mistakes stay as they are. Never raises on any text.
    """
    from gplang.formatter.source import format_source

    return format_source(SourceText("plan.gpl", text)).text


def schedule(
    plan: Plan,
    athlete: str | None = None,
    *,
    start: date | None = None,
    timezone: str | None = None,
    log: Log | None = None,
) -> Schedule:
    """Return all sessions of a plan for one athlete, with dates, doses and loads.

    `athlete` is a name or a title. Without one the plan has at most one athlete; of a plan that names none, the
    schedule is for anybody. `start` (the first day of week 1) and `timezone` (an IANA name)
    hold in place of what the plan and its athletes say. With a `log` the past is what was done, and what comes next
    answers to it; it is of one athlete, whose the schedule is then. Raises `ValueError` if there are several athletes
    and none is named, for an athlete that the plan does not have, for the log of another one, and for a time zone that
    does not exist.
    """
    from gplang.model.zones import is_zone

    if timezone is not None and not is_zone(timezone):
        raise ValueError(f"no time zone {timezone!r}")
    who = _choose_athlete(plan, log.athlete if athlete is None and log is not None else athlete)
    if log is not None and log.athlete != (None if who is None else who.name):
        raise ValueError(f"the log is {_whose(log.athlete)}, the schedule {_whose(None if who is None else who.name)}")
    overridden = with_overrides(plan, start, timezone)
    if who is not None:
        who = overridden.athletes[plan.athletes.index(who)]
    return build_schedule(overridden, who, load_profile(), log=log)[0]


def volume(schedule: Schedule) -> dict[int, Mapping[str, Volume]]:
    """Return the hard sets of a schedule by week number, and in each week by muscle (its id in the catalog).

    A set counts 1 for a muscle that its exercise trains (`direct`) and the guide's share, a half, for one in which it
    assists (`indirect`). Muscles without a hard set are left out.
    """
    return {week.number: week.volume for week in schedule.weeks}


def build(
    schedule: Schedule,
    target: str,
    *,
    stamp: datetime | None = None,
    week_notes: bool = False,
    previous: bytes | None = None,
    feed: bool = False,
) -> bytes:
    """Return a schedule as a file: `json` (gpl-plan-2), `ics` (a calendar), `md` (a Markdown sheet), `csv` or `xlsx`.

    A schedule with a log shows what was done beside what was planned.

    All but `xlsx`, which needs the extra of its name, are UTF-8. `stamp` is the moment of building, with its time zone;
    now if None: of one moment the same schedule gives the same bytes. The others are about calendars: `week_notes` adds
    an event for each week with a label or a kind. `previous` is the calendar that was built before: what did not change
    keeps its stamps, what is gone is cancelled, with `feed` (for a subscription) left out. Raises `ValueError` for an
    unknown target, for a schedule that cannot be written so (a calendar needs a start date), and for a `previous` that
    is not this plan's calendar.
    """
    if target not in TARGETS:
        raise ValueError(f"no target {target!r}; targets are {', '.join(TARGETS)}")
    moment = datetime.now(UTC).replace(microsecond=0) if stamp is None else stamp
    if moment.tzinfo is None:
        raise ValueError("the stamp needs a time zone, such as datetime.UTC")
    options = Options(moment.astimezone(UTC), week_notes, feed=feed)
    if previous is not None:
        options = replace(options, previous=_read_previous(previous, schedule))
    data = render(target, schedule, options)
    if isinstance(data, Refusal):
        raise ValueError(f"{data.message}; {data.hint}")
    return data


def build_text(
    text: str,
    target: str,
    *,
    path: str = "plan.gpl",
    loader: Loader | None = None,
    athlete: str | None = None,
    start: date | None = None,
    timezone: str | None = None,
    stamp: datetime | None = None,
    log: str | None = None,
) -> bytes:
    """Return what a text builds, in one call: for bulk work, where a process is handed a text and hands back bytes.

    What it takes is as in `loads`, `schedule` and `build`; `log` is the text of a log that stands beside the plan and
    names it by its `path`. Raises `PlanError` for a text with errors or without a plan, or such a log, and `ValueError`
    as these do.
    """
    source = SourceText(path, text)
    plan = need_plan(source, loader)
    beside = None if log is None else need_log(log, source, loader)
    return build(schedule(plan, athlete, start=start, timezone=timezone, log=beside), target, stamp=stamp)


def need_plan(source: SourceText, loader: Loader | None = None) -> Plan:
    """Return the plan of a text, or raise `PlanError` if it has errors or is no plan."""
    loaded = _loaded(compile_source(source, loader or refuse_import))
    if loaded.errors:
        raise PlanError(_say(loaded.errors[0]), loaded.diagnostics)
    if loaded.plan is None:
        raise PlanError(f"{source.path}: no plan in it, only what plans use", loaded.diagnostics)
    return loaded.plan


def need_log(text: str, plan: SourceText, loader: Loader | None = None) -> Log:
    """Return a log of a plan that is a text, whose name stands for it in the log; `PlanError` if it is none."""
    folder, _, name = plan.path.rpartition("/")
    where = f"{folder}/log.gpl" if folder else "log.gpl"
    find = loader or refuse_import

    def look_up(importer: str, target: str) -> SourceText | ImportRefused:
        return plan if (importer, target) == (where, name) else find(importer, target)

    compilation = compile_source(SourceText(where, text), look_up)
    loaded = _loaded_log(compilation)
    if loaded.errors:
        raise PlanError(_say(loaded.errors[0]), loaded.diagnostics)
    if compilation.log is None or loaded.log is None:
        raise PlanError(f"{where}: no log; one begins with `log`", loaded.diagnostics)
    if plan.path not in compilation.log.paths:
        about = ", ".join(compilation.log.paths)
        raise PlanError(f"{where}: a log of {about or 'no plan'}, not of {plan.path}", loaded.diagnostics)
    return loaded.log


def refuse_import(importer: str, target: str) -> ImportRefused:
    """Find no file, whatever a text uses: the loader that holds where none is given."""
    del importer
    return ImportRefused(f"no file `{target}`")


def _loaded(compilation: Compilation) -> Loaded:
    return Loaded(compilation.plan, compilation.diagnostics)


def _loaded_log(compilation: Compilation) -> LoadedLog:
    return LoadedLog(None if compilation.log is None else compilation.log.log, compilation.diagnostics)


def _whose(athlete: str | None) -> str:
    return "for anybody" if athlete is None else f"{athlete}'s"


def _say(finding: Diagnostic) -> str:
    place = finding.where.start
    hint = f"; {finding.hint}" if finding.hint else ""
    where = f"{finding.where.source.path}:{place.line}:{place.column}"
    return f"{where}: {finding.message} [{finding.code}]{hint}"


def _choose_athlete(plan: Plan, wanted: str | None) -> Athlete | None:
    names = ", ".join(athlete.name for athlete in plan.athletes)
    if wanted is None:
        if len(plan.athletes) > 1:
            raise ValueError(f"the plan is for several athletes: choose one of {names}")
        return plan.athletes[0] if plan.athletes else None
    found = find_athletes(plan, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        raise ValueError(f"more than one athlete {wanted!r}: choose one of {', '.join(each.name for each in found)}")
    raise ValueError(f"no athlete {wanted!r}: {f'athletes are {names}' if names else 'the plan names no athletes'}")


def _read_previous(data: bytes, schedule: Schedule) -> "Previous":
    from gplang.backends.previous import read_previous

    found = read_previous(data, schedule)
    if isinstance(found, Refusal):
        raise ValueError(f"the previous calendar is not taken: {found.message}; {found.hint}")
    return found
