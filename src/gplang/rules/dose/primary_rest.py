"""The rest between the sets of a posterior session's main lift is too short or too long, or is not written.

Two to three minutes let the nervous system and the back recover, so that the last set is as good as the first. Less
makes conditioning of it; more only makes the session long. A range must lie inside as a whole, so `rest 1-3min` is
too short.

A main lift without a written rest gets advice only. The rule is silent on a single set, and in supersets, where
the other exercise fills the pause.

The fix writes the rest. It is unsafe because the session may take longer.

    gpl fail
    session hips posterior
      primary    rdl              4x5        @rir2 rest 60s

    gpl pass
    session hips posterior
      primary    rdl              4x5        @rir2 rest 2-3min
"""

from collections.abc import Iterator

from gplang.diagnostics import Edit, Fix, Severity
from gplang.guide import Amount, Numbers
from gplang.lint.facts import is_posterior, number
from gplang.lint.lifts import distance, join
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine
from gplang.source import Location, Span
from gplang.syntax.ast import ExerciseLine, Swap
from gplang.syntax.line import parse_line
from gplang.vocabulary import Block, Role

_MINUTE = 60


@rule("D203", "primary-rest", severity=Severity.WARNING, guide=("G28",), since="0.1", needs=Known.THERE)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Compare the rest with what is asked, and look whether there is one."""
    if line.role is not Role.PRIMARY or not is_posterior(line) or line.sets <= 1 or line.cycle[0].place is not None:
        return
    band = numbers.band("seconds")
    wanted = _time(band.low, band.high)
    value = wanted.replace(" ", "").replace("–", "-")
    title = f"write `rest {value}`"
    rest = line.line.rest
    if rest is None:
        where = _doses_beside(line)
        message = f"no rest written; a primary takes {wanted} between sets"
        fixes = (_fix(title, where, where.span.end, f" rest {value}"),) if where is not None else ()
        yield Finding(where or line.line.exercise_where, message, title, Severity.ADVICE, fixes=fixes)
    elif not band.covers(rest.low, rest.high):
        where = _rest_where(line)
        message = f"{_time(rest.low, rest.high)} of rest; a primary takes {wanted}"
        fixes = (_fix(title, where, where.span.start, value),) if where is not None else ()
        gravity = distance(band, rest.low, rest.high)
        yield Finding(where or line.line.exercise_where, message, title, fixes=fixes, gravity=gravity)


def _fix(title: str, where: Location, start: int, text: str) -> Fix:
    """Return the fix that writes a text in place of a stretch, from `start` to its end."""
    return Fix(title, (Edit(Location(where.source, Span(start, where.span.end)), text),), in_hint=True)


def _time(low: Amount, high: Amount) -> str:
    """Return a time as people write it: `90 s`, `2–3 min`."""
    whole = low % _MINUTE == 0 and high % _MINUTE == 0
    ends = [number(end // _MINUTE if whole else end) for end in (low, high)]
    return f"{'–'.join(dict.fromkeys(ends))} {'min' if whole else 's'}"


def _rest_where(line: TrainedLine) -> Location | None:
    """Return where the length of the rest is written; None for one that a `swap` left as it was."""
    source, row = line.where.source, line.where.start.line
    parsed = parse_line(source.line(row), Block.SESSION, explain=False)
    if parsed is None or not isinstance(parsed.statement, ExerciseLine | Swap):
        return None
    rest = parsed.statement.prescription.rest
    return Location(source, rest.span.shift(source.line_span(row).start)) if rest is not None else None


def _doses_beside(line: TrainedLine) -> Location | None:
    """Return where the doses stand if that is the exercise line itself: a rest may be written behind them."""
    groups = line.line.groups
    if not groups or any(each.where.start.line != line.where.start.line for each in groups):
        return None
    return join([each.where for each in groups])
