"""A week of an athlete with a sensitive lower back trains the trunk against extension or rotation too little.

A stable trunk protects the back. That takes two kinds of work: work that resists arching, such as dead bugs, planks and
rollouts (pattern `anti-extension`), and work that resists rotation, such as side planks, bird dogs, suitcase carries
and Pallof presses (pattern `anti-rotation`).

The rule looks at every week in which such an athlete (`sensitive lower-back`) trains, easy weeks too, and at lines of
every role, warm-ups and finishers included; one line of each kind is enough. Where sessions rotate, one in the whole
rotation is enough. The plan's own exercises that train the trunk without saying how may be of either kind, so the rule
reports nothing then. `gpl exercises --pattern anti-rotation` lists the catalog's.

    gpl fail
    plan "No trunk"
    athlete mia
      sensitive  lower-back
    session hips
      primary    rdl           4x5        @rir2
      accessory  dead-bug      3x10
    week 1
      mon hips

    gpl pass
    plan "Trunk"
    athlete mia
      sensitive  lower-back
    session hips
      primary    rdl           4x5        @rir2
      accessory  dead-bug      3x10
      accessory  pallof-press  3x10/side
    week 1
      mon hips
"""

from collections.abc import Iterator

from gplang.catalog import Level, Pattern
from gplang.diagnostics import Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import find_suitable, is_sensitive, name_exercises
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import TrainedWeek, Trainee
from gplang.vocabulary import Sensitivity

_WANTED = (Pattern.ANTI_EXTENSION, Pattern.ANTI_ROTATION)
_TRUNK = frozenset({"abs", "obliques"})
_MOST_OFFERED = 2
_MISSING = "no {work} work for a sensitive lower back"


@rule(
    "A502",
    "trunk-work",
    severity=Severity.WARNING,
    guide=("G42",),
    since="0.1",
    every_week=True,
    sensitive=Sensitivity.LOWER_BACK,
    messages=(_MISSING,),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:  # noqa: ARG001
    """Look for one anti-extension line and one anti-rotation line."""
    if not week.shares or not is_sensitive(week.trainee, Sensitivity.LOWER_BACK):
        return
    done = [line.exercise for line in week.needed_lines]
    missing = [pattern for pattern in _WANTED if all(each.pattern is not pattern for each in done)]
    if not missing or any(each.pattern is None and not _TRUNK.isdisjoint(each.trains) for each in done):
        return
    message = _MISSING.format(work=" and no ".join(missing))
    hint = ", and ".join(_offer(pattern, week.trainee) for pattern in missing)
    yield Finding(week.where, message, f"add {hint}", about=" ".join(missing))


def _offer(pattern: Pattern, trainee: Trainee) -> str:
    """Return exercises of a pattern that are easy to do well."""
    found = (each for each in find_suitable(trainee) if each.pattern is pattern and each.technique is Level.LOW)
    return name_exercises(list(found)[:_MOST_OFFERED]) or f"{pattern} work"
