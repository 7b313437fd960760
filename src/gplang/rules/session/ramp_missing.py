"""A lift begins near its maximum, without a lighter set of it before.

At 80 % and more of the maximum the first set should not be the first with weight on the bar: two or three lighter sets
find the groove and tell how the day is. `warmup back-squat ramp` leads up to the first working set, whatever it weighs
that week.

The rule looks at the first working set of each loadable lift whose share of the maximum is known: by a percentage, of a
range its lower end, or by a weight beside the athlete's `max`. It is silent where a set of a lift of the same kind
comes before in the session: a warm-up, a lighter working set of the lift itself, or another lift that moves the same
way. Nor does it speak behind working sets of another heavy lift for the same muscles of the legs, as of squats behind
cleans: the legs are warm. A plan is reported once, at its first such lift.

The fix writes the ramp in front of each of these lifts. It is unsafe because sessions become longer.

    gpl fail
    plan "Cold"
    session legs
      primary  back-squat  5x5  @82%
    week 1-2
      mon legs

    gpl fixed
    plan "Cold"
    session legs
      warmup   back-squat  ramp
      primary  back-squat  5x5  @82%
    week 1-2
      mon legs

    gpl pass
    plan "Warm"
    session legs
      warmup     back-squat       ramp
      primary    back-squat       5x5        @82%
    week 1-2
      mon legs
"""

from collections.abc import Iterator, Sequence
from functools import partial

from gplang.diagnostics import Edit, Fix, Label, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.edits import indent_of
from gplang.lint.facts import count, name_of, number
from gplang.lint.gather import MOST_LABELS
from gplang.lint.reserve import share_of
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import LEGS, TrainedLine, TrainedPlan, TrainedSession
from gplang.scheduling.records import Range, ScheduledLoad
from gplang.source import Location, Span

_NO_RAMP = "{exercise} begins at {percent} %, without a lighter set before{more}"


@rule(
    "S116",
    "ramp-missing",
    severity=Severity.ADVICE,
    guide=("G23",),
    since="0.1",
    settings=("max", "training-max"),
    messages=(_NO_RAMP,),
)
def check(plan: TrainedPlan, numbers: Numbers) -> Iterator[Finding]:
    """Look for lifts whose first working set is heavy and whose first set it is."""
    least = numbers.amount("percent")
    found: dict[Location, tuple[TrainedLine, Amount]] = {}
    plain = frozenset(plan.plain_weeks)
    sessions = {id(each.session): each.session for each in plan.sessions if each.scheduled.week in plain}
    for session in sessions.values():
        for at, share in plan.notes.once(_find_cold, partial(_find_cold, session, least), session):
            line = session.lines[at]
            found.setdefault(line.line.exercise_where, (line, share))
    if found:
        yield _tell([*found.values()], plan)


def _find_cold(session: TrainedSession, least: Amount) -> list[tuple[int, Amount]]:
    """Return the places of a session's heavy lines that nothing leads up to, with the share that they begin at."""
    found = []
    for at, line in enumerate(session.lines):
        share = _first_share(line) if line.is_working and line.exercise.loadable else None
        if share is not None and share >= least and not any(_leads_up(other, line) for other in session.lines[:at]):
            found.append((at, share))
    return found


def _tell(found: Sequence[tuple[TrainedLine, Amount]], plan: TrainedPlan) -> Finding:
    (line, share), *more = found
    others = f" (and {count(len(more), 'more lift')})" if more else ""
    return Finding(
        line.line.exercise_where,
        _NO_RAMP.format(exercise=name_of(line), percent=number(share), more=others),
        f"write `warmup {line.exercise.id} ramp` in front of it",
        related=tuple(Label(each.line.exercise_where, "this one, too") for each, _ in more[:MOST_LABELS]),
        fixes=_fixes([each for each, _ in found], plan),
        gravity=share,
    )


def _first_share(line: TrainedLine) -> Amount | None:
    """Return the least share of the maximum of a line's first sets, in per cent; None where it is not known."""
    done = line.cycle[0]
    first = next(iter(done.groups), None)
    if first is None or done.ramp is not None or first.dose.low is None:
        return None
    return share_of(first.load and _lower_end(first.load), line.exercise, line.trainee)


def _lower_end(load: ScheduledLoad) -> ScheduledLoad:
    """Return the lightest load of a range: it is where the lifter may begin."""
    exact, percent = load.exact, load.percent
    if (exact is None or exact.low is exact.high) and (percent is None or percent.low is percent.high):
        return load
    return load._replace(
        exact=exact and Range(exact.low, exact.low), percent=percent and Range(percent.low, percent.low)
    )


def _leads_up(other: TrainedLine, line: TrainedLine) -> bool:
    """Return whether sets of one line warm up for those of a later one."""
    if other.exercise.id == line.exercise.id:
        return True
    if not other.exercise.loadable:
        return False
    return other.exercise.pattern is line.exercise.pattern or (
        other.is_working and any(muscle in line.exercise.trains for muscle in LEGS if muscle in other.exercise.trains)
    )


def _fixes(lines: Sequence[TrainedLine], plan: TrainedPlan) -> tuple[Fix, ...]:
    """Return the change that writes a ramp before each lift; none for parts of a superset and lines of other files."""
    path = plan.trainee.plan.where.source.path
    for each in lines:
        is_written = each.exercise.id == each.line.exercise.id
        if each.line.label is not None or each.where.source.path != path or not is_written:
            return ()
    title = f"write `warmup {lines[0].exercise.id} ramp`"
    title += f" and {count(len(lines) - 1, 'more ramp')}" if lines[1:] else ""
    return (Fix(title, tuple(_insert_before(each) for each in lines), in_hint=not lines[1:]),)


def _insert_before(line: TrainedLine) -> Edit:
    where = line.where
    start = where.source.line_span(where.start.line).start
    text = f"{indent_of(where)}warmup {line.exercise.id} ramp{where.source.line_break}"
    return Edit(Location(where.source, Span(start, start)), text)
