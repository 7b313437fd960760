"""The rest between the sets of a posterior session's main lift is too short or too long, or is not written.

Two to three minutes let the nervous system and the back recover, so that the last set is as good as the first. Less
turns strength work into conditioning; more only makes the session long. A range must lie inside as a whole, so `rest
1-3min` is too short. Sets of three repetitions or fewer at 85 % of the maximum or more, as far as it is known, may take
up to five minutes.

A main lift without a written rest gets advice only. A single set is not judged, nor are supersets, where the other
exercise fills the pause.

The fix writes the rest. It is unsafe because the session may take longer.

With `goal rehab` the rule reports nothing.

    gpl fail
    session hips posterior
      primary  rdl  4x5  @rir2  rest 60s

    gpl fixed
    session hips posterior
      primary  rdl  4x5  @rir2  rest 2-3min

    gpl pass
    session hips posterior
      primary    rdl              4x5        @rir2 rest 2-3min
"""

from collections.abc import Iterator

from gplang.diagnostics import Edit, Fix, Severity
from gplang.figures import seconds
from gplang.guide import Band, Numbers
from gplang.lint.facts import is_posterior
from gplang.lint.lifts import distance
from gplang.lint.reserve import share_of
from gplang.lint.rewrite import rest_of, rewrite_line
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedLine
from gplang.model.session import Anew, SetLine
from gplang.quantities import Measure, Rest
from gplang.scheduling.records import ScheduledGroup
from gplang.source import Location
from gplang.vocabulary import Goal, Role

_JUDGED = Role.PRIMARY
_NO_REST = "no rest written; a primary takes {range} between sets"
_REST_OFF = "{rest} of rest; a primary takes {range}"


@rule(
    "D203",
    "primary-rest",
    severity=Severity.WARNING,
    guide=("G28",),
    since="0.1",
    needs=Known.THERE,
    not_for=(Goal.REHAB,),
    messages=(_NO_REST, _REST_OFF),
)
def check(line: TrainedLine, numbers: Numbers) -> Iterator[Finding]:
    """Compare the rest with the guide's range, and report where there is none."""
    if line.role is not _JUDGED or not is_posterior(line) or line.sets <= 1 or _has_company(line):
        return
    band = numbers.band("seconds")
    if any(_is_near_the_limit(each.group, line, numbers) for each in line.groups):
        band = Band(band.low, numbers.amount("most_seconds"))
    wanted = seconds(band.low, band.high)
    value = wanted.replace(" ", "").replace("–", "-")
    title = f"write `rest {value}`"
    rest, where = _find_rest(line.line, band)
    place = where or line.line.exercise_where
    anew = _find_anew(line)
    if anew is not None:
        rest, where, place = anew.rest, None, anew.where
    wrong = _wrong_rests(line.line, band) if where is not None else ()
    edits = tuple(Edit(each, value) for _, each in wrong) or rewrite_line(line.line, rest=value)
    fixes = (Fix(title, edits, in_hint=True),) if where is not None else ()
    if rest is None:
        message = _NO_REST.format(range=wanted)
        yield Finding(place, message, title, Severity.ADVICE, fixes=fixes)
    elif not band.covers(rest.low, rest.high):
        message = _REST_OFF.format(rest=seconds(rest.low, rest.high), range=wanted)
        yield Finding(place, message, title, fixes=fixes, gravity=distance(band, rest.low, rest.high))


def _is_near_the_limit(group: ScheduledGroup, line: TrainedLine, numbers: Numbers) -> bool:
    """Return whether a few repetitions take nearly all that an athlete can lift."""
    dose = group.dose
    if dose.measure is not Measure.REPS or dose.high is None or dose.high > numbers.amount("few_reps"):
        return False
    share = share_of(group.load, line.exercise, line.trainee)
    return share is not None and share >= numbers.amount("heavy_percent")


def _find_anew(line: TrainedLine) -> Anew | None:
    """Return what last prescribed the rest anew, an `or` or a `from week`; None where it is that of the line itself."""
    done = line.cycle[0]
    later = [each.anew for each in line.line.later[: done.phase]]
    others = [each.anew for each in line.line.substitutes if each.exercise.id == line.exercise.id]
    return next((each for each in reversed([*others[:1], *later]) if each.rest is not None), None)


def _has_company(line: TrainedLine) -> bool:
    """Return whether another exercise, or the next minute of a circuit, fills or ends the rest."""
    return line.cycle[0].place is not None or line.cycle[0].circuit is not None


def _wrong_rests(line: SetLine, band: Band) -> tuple[tuple[Rest, Location], ...]:
    """Return the rests of single groups of a line that lie outside the band, and where they are written."""
    written = ((group.rest, group.places.rest if group.places is not None else None) for group in line.groups)
    return tuple(
        (rest, where)
        for rest, where in written
        if rest is not None and where is not None and not band.covers(rest.low, rest.high)
    )


def _find_rest(line: SetLine, band: Band) -> tuple[Rest | None, Location | None]:
    """Return the rest of a line and where it is written; of several the first that lies outside the band."""
    wrong = _wrong_rests(line, band)
    return wrong[0] if wrong else (line.rest, rest_of(line))
