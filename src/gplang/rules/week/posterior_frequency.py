"""The week has no day for glutes and hamstrings and far too little elsewhere, only that day, or too many of them.

Most lifters make progress with one day for the back of the legs and some light work for it on another day; those who
recover well can take two such days. Without one, the hips only get what the squats leave them, and three leave no room
between them, but where muscle is the goal: there three days that lie apart may share the sets.

The rule checks weeks that have a lower-body session and counts sessions with the focus posterior. Work elsewhere is any
exercise that trains glutes or hamstrings in another session, however light; a warm-up does not count. In weeks that
rotate sessions, each counts with its share of the rotation.

Without a posterior day the rule speaks where glutes or hamstrings are far from ten hard sets, with fewer than five: for
`goal hypertrophy` fewer than eight, but for a novice. It says what the week lacks, and one thing to add. A plan with
another end in view lacks nothing: `goal power`, and an advanced lifter's plan that is not for muscle, leave this out on
purpose. With `goal balance` a week lacks something only where nothing moves from the hip, swings and cleans included.
Nor does the rule ask for more in a week of one session, which cannot spread anything; in a week with a `swap` or `drop`
of its own, which knows what it leaves out; or where a lower session names no focus, since it may be that day.

With `goal maintain` and `goal rehab`, only too many posterior sessions are reported. What W301 says is not said again.

    gpl fail
    plan "Once, and then nothing"
    session hips posterior
      primary    rdl              5x5   @rir2 rest 2-3min
      secondary  hip-thrust       5x8   @rir2
      accessory  seated-leg-curl  5x10  @rir2
    session legs quad
      primary    back-squat       5x5   @rir2
      secondary  leg-press        5x10  @rir2
    week 1-8
      mon hips
      thu legs

    gpl pass
    plan "Once, and a little more"
    session hips posterior
      primary    rdl              5x5   @rir2 rest 2-3min
      secondary  hip-thrust       5x8   @rir2
      accessory  seated-leg-curl  5x10  @rir2
    session legs quad
      primary    back-squat       5x5   @rir2
      secondary  leg-press        5x10  @rir2
      accessory  lying-leg-curl   2x12  @rir3
    week 1-8
      mon hips
      thu legs
"""

from collections.abc import Iterator, Sequence

from gplang.catalog import Pattern
from gplang.diagnostics import Severity
from gplang.guide import Amount, Numbers
from gplang.lint.certain import is_week_doubtful
from gplang.lint.facts import MUSCLE_NAMES, count, is_on_one_leg, number, times
from gplang.lint.offers import fitting
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import GLUTES, HAMSTRINGS, LEGS, Known, TrainedLine, TrainedSession, TrainedWeek
from gplang.vocabulary import Goal, Level, Role

_HINGES = ("rdl", "db-rdl", "kb-rdl", "glute-bridge")
_EASY_HINGES = ("glute-bridge", "db-rdl", "rdl")
_CURLS = ("seated-leg-curl", "lying-leg-curl", "slider-curl", "ball-curl", "hamstring-walkout")
_ONE_LEGGED = ("sl-rdl", "walking-lunge", "split-squat")
_THRUSTS = ("hip-thrust", "db-hip-thrust", "glute-bridge")

_BARE_KIT = frozenset({"pull-up-bar", "dip-bars", "rings", "suspension", "bench", "box", "band"})

_FROM_THE_HIP = frozenset(
    {Pattern.HINGE, Pattern.THRUST, Pattern.BACK_EXTENSION, Pattern.BALLISTIC_HINGE, Pattern.OLYMPIC}
)
_TOO_MANY = "{sessions} a week; at most {most}"
_NONE = "no posterior session, and {lacks}"
_ALONE = "{sessions} a week, and no work for glutes or hamstrings elsewhere"


@rule(
    "W304",
    "posterior-frequency",
    looks_around=True,
    severity=Severity.ADVICE,
    guide=("G39",),
    since="0.1",
    settings=("goal", "level", "equipment"),
    messages=(_TOO_MANY, _NONE, _ALONE),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Count the week's posterior sessions, and look for posterior work in the others."""
    most = numbers.amount("sessions")
    posterior = times(week, lambda session: session.is_posterior)
    told = count(posterior, "posterior session")
    if posterior > most:
        hint = f"keep {number(most)}, and do only light work for glutes and hamstrings on other days"
        message = _TOO_MANY.format(sessions=told, most=number(most))
        yield Finding(week.where, message, hint, about="many", needs=Known.THERE)
        return
    if week.trainee.plan.goal in (Goal.MAINTAIN, Goal.REHAB):
        return
    posterior = times(week, lambda session: session.is_posterior, needed=True)
    told = count(posterior, "posterior session")
    if not posterior:
        yield from _miss(week, numbers)
    elif posterior <= 1 and not _has_work_elsewhere(week):
        hint = "add a few light sets on another day, such as of `seated-leg-curl` or `hip-thrust`"
        message = _ALONE.format(sessions=told)
        yield Finding(week.where, message, hint, about="alone", yields_to=("W301", "W308"))


def _miss(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Say what a week without a posterior day lacks, if its plan has room and reason for it."""
    lower = [share.session for share in week.shares if share.session.is_lower and not share.optional]
    sessions = times(week, lambda _: True, needed=True)
    if any(map(is_week_doubtful, week.trainee.plan.weeks)):
        return  # there may be a posterior day, and W301 speaks
    if not lower or week.week.changes or sessions < numbers.amount("least_sessions") or _has_another_end(week):
        return
    if any(share.session.is_lower and share.session.session.focus is None for share in week.shares):
        return
    is_novice = week.trainee.level is Level.NOVICE
    far = numbers.amount("novice_far_sets" if is_novice else "far_sets")
    short = [muscle for muscle in (GLUTES, HAMSTRINGS) if week.least[muscle] < far]
    if short:
        lines = [line for line in week.needed_lines if line.role is not Role.WARMUP]
        lacks = ["nothing that moves from the hip"]
        if week.trainee.plan.goal is not Goal.BALANCE:
            lacks = [_name(muscle, week, numbers.amount("sets")) for muscle in short]
            if all(line.exercise.pattern is not None for line in lines):
                lacks += _missing(lines, short)
        yield Finding(
            week.where,
            _NONE.format(lacks=", ".join(lacks)),
            f"add {_remedy(week, lower, short, numbers)}, or make one session posterior",
            about="none",
            yields_to=("W301",),
        )


def _has_another_end(week: TrainedWeek) -> bool:
    """Return whether a plan leaves work for the back of the legs out on purpose."""
    goal = week.trainee.plan.goal
    if goal is Goal.BALANCE:
        return any(line.exercise.pattern in (*_FROM_THE_HIP, None) for line in week.needed_lines if line.is_working)
    return goal is Goal.POWER or (week.trainee.level is Level.ADVANCED and goal is not Goal.HYPERTROPHY)


def _name(muscle: str, week: TrainedWeek, least: Amount) -> str:
    return f"{MUSCLE_NAMES[muscle]} {number(week.least[muscle])} of {count(least, 'hard set')}"


def _missing(lines: Sequence[TrainedLine], short: Sequence[str]) -> list[str]:
    """Return which functions a week lacks."""
    bends = HAMSTRINGS not in short or any(line.exercise.hamstring_dominant for line in lines)
    return [
        *(["no knee flexion"] if not bends else []),
        *(["nothing on one leg"] if not any(map(is_on_one_leg, lines)) else []),
    ]


def _remedy(week: TrainedWeek, lower: Sequence[TrainedSession], short: Sequence[str], numbers: Numbers) -> str:
    """Return the one thing that does most: an exercise, its sets, and a session for it."""
    lines = [line for line in week.needed_lines if line.is_working]
    is_novice = week.trainee.level is Level.NOVICE
    names: Sequence[str] = _THRUSTS
    what = "a hip thrust or a bridge"
    if HAMSTRINGS in short:
        names, what = _HINGES, "a hinge such as the Romanian deadlift"
        if not any(line.exercise.hip_dominant for line in lines):
            names = _EASY_HINGES if is_novice else _HINGES
        elif not any(line.exercise.hamstring_dominant for line in lines):
            names, what = _CURLS, "a leg curl"
        elif not any(map(is_on_one_leg, lines)):
            names, what = _ONE_LEGGED, "an exercise on one leg"
    session = max(lower, key=lambda each: sum(each.volume.get(muscle, 0) for muscle in LEGS))
    offers = fitting(names, session)
    bare = [each for each in offers if not each.equipment] if all(map(_is_bare, lines)) else []
    found = next(iter(bare or offers), None)
    sets = count(numbers.amount("add_sets"), "set")
    return f"{sets} of {what if found is None else f'`{found.id}`'} to `{session.session.name}`"


def _is_bare(line: TrainedLine) -> bool:
    """Return whether an exercise needs no weights."""
    needs = line.exercise.equipment
    return not needs or any(_BARE_KIT.issuperset(need) for need in needs)


def _has_work_elsewhere(week: TrainedWeek) -> bool:
    return any(
        line.exercise.posterior and line.role is not Role.WARMUP
        for share in week.shares
        if not share.session.is_posterior
        for line in share.session.lines
    )
