"""A posterior session has more than two heavy hinges.

One or two heavy hinges are enough for one day: they tire the back more than the hips, and a third one is done with
whatever form is left. Heavy is a working set of a loadable exercise at eight repetitions or fewer, neither `@light` nor
`@bar`. Thrusts and back extensions are not hinges, and neither a single-leg Romanian deadlift nor a cable pull-through
is loadable. Several lines of one exercise are one hinge.

The reported line is the least important of them: the last accessory, else the last secondary, else the last main lift;
in a derived session one that it adds itself.

The fixes write another exercise there. They are unsafe because they change what is trained.

    gpl fail
    session hips posterior
      warmup     band-walk        2x12/side
      primary    deadlift         4x5        @rir2  rest 2-3min
      primary    rdl              3x6        @rir2  rest 2-3min
      secondary  db-rdl           3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  2x12/side  @rir2

    gpl fixed
    session hips posterior
      warmup     band-walk        2x12/side
      primary    deadlift         4x5        @rir2  rest 2-3min
      primary    rdl              3x6        @rir2  rest 2-3min
      secondary  hip-thrust       3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  2x12/side  @rir2

    gpl pass
    session hips posterior
      warmup     band-walk        2x12/side
      primary    deadlift         4x5        @rir2 rest 2-3min
      primary    rdl              3x6        @rir2 rest 2-3min
      secondary  back-extension   3x8        @rir2
      accessory  seated-leg-curl  3x10       @rir2
      accessory  cable-abduction  2x12/side  @rir2
"""

from collections.abc import Iterator
from itertools import islice

from gplang.diagnostics import Label, Severity
from gplang.guide import Numbers
from gplang.lint.alternatives import name_exercises
from gplang.lint.facts import derived, one_each
from gplang.lint.gather import MOST_LABELS
from gplang.lint.offers import fitting, replacements
from gplang.lint.order import by_weight
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import Known, TrainedSession

_EASIER = ("hip-thrust", "back-extension", "pull-through", "sl-rdl")
_TOO_MANY = "{count} heavy hinges in one session; at most {most}"


@rule(
    "S105",
    "heavy-hinge-count",
    severity=Severity.WARNING,
    guide=("G02",),
    since="0.1",
    needs=Known.THERE,
    messages=(_TOO_MANY,),
)
def check(session: TrainedSession, numbers: Numbers) -> Iterator[Finding]:
    """Count the exercises that are heavy hinges."""
    if not session.is_posterior:
        return
    most = int(numbers.amount("most"))
    found = one_each(line for line in session.lines if line.is_heavy_hinge)
    if len(found) <= most:
        return
    found = by_weight(found, session)
    easier = fitting(_EASIER, session)[:2]
    instead = f"do {name_exercises(easier)} instead, or " if easier else ""
    for line in found[most:]:
        others = islice((each for each in found if each is not line), MOST_LABELS)
        related = [Label(each.line.exercise_where, "heavy hinge") for each in others]
        yield Finding(
            line.line.exercise_where,
            _TOO_MANY.format(count=len(found), most=most),
            f"{instead}take it `@light`",
            note="one too many",
            related=(*related, *derived(session)),
            fixes=replacements(line, easier),
        )
