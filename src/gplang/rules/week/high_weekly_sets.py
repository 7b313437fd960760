"""A week has more hard sets for a muscle than a lifter recovers from.

About twenty hard sets a week are the most that a muscle benefits from; any more cost recovery and bring little. The
rule looks at glutes, hamstrings and quads, with the profile `general-1` at every muscle. Where the whole week has two
sessions or fewer, it is advice from sixteen on: so many sets in one or two sessions are hard to do well.

Sets are counted by what they cost. `gpl volume` shows the hard sets: working sets of strength work with at most four
repetitions in reserve, neither light nor moderate, one for each muscle that the exercise trains and a half for each
that it assists. Of those the rule takes a half where a set leaves four or more in reserve, by its effort or by its
share of the maximum, and nothing where it leaves eight or more: a triple at 70 % costs little. So the rule's number may
be smaller. It speaks where the limit is passed by more than a tenth: one set or two more make no difference. In weeks
of few sessions twenty stay twenty.

All sessions of the week count, whatever they are for. Weeks that rotate sessions are averaged over one rotation, lines
with a wave over one cycle. Deload, test and taper weeks are not judged, nor are plans with `goal rehab`. With `goal
hypertrophy`, up to thirty for the glutes are advice. With `general-1` there is no advice: that goal may have thirty for
every muscle, and the number of sessions does not matter; a muscle that mostly assists is not judged, and all muscles of
a week are one finding.

    gpl fail
    plan "Too much"
    session hips posterior
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  back-extension   4x8        @rir2
      accessory  seated-leg-curl  4x10       @rir2
      accessory  sl-rdl           4x8/side   @rir2
    session curls
      accessory  lying-leg-curl   4x10       @rir2
    week 1-8
      mon hips
      wed curls
      fri curls

    gpl pass
    plan "Enough"
    session hips posterior
      primary    rdl              5x5        @rir2 rest 2-3min
      secondary  back-extension   4x8        @rir2
      accessory  seated-leg-curl  4x10       @rir2
      accessory  sl-rdl           3x8/side   @rir2
    session curls
      accessory  lying-leg-curl   2x10       @rir2
    week 1-8
      mon hips
      wed curls
      fri curls
"""

from collections.abc import Iterator, Sequence
from math import ceil

from gplang.catalog import load_muscles
from gplang.diagnostics import Severity
from gplang.guide import Amount, Numbers, divide
from gplang.lint.facts import MUSCLE_NAMES, count, number
from gplang.lint.reserve import tiring_sets
from gplang.lint.rule import Finding, rule
from gplang.lint.subjects import GLUTES, LEGS, Known, TrainedLine, TrainedWeek
from gplang.records import NamedTuple
from gplang.vocabulary import Goal, Role

_CUT_FIRST = (Role.ACCESSORY, Role.SECONDARY, Role.PRIMARY)
_TOO_MANY = "{sets}; at most {most} a week"
_IN_FEW = "{sets} in {sessions}; at most {most} in so few"


@rule(
    "W302",
    "high-weekly-sets",
    severity=Severity.WARNING,
    guide=("G09", "G36", "G40"),
    since="0.1",
    needs=Known.THERE,
    settings=("goal", "athlete", "max", "training-max"),
    not_for=(Goal.REHAB,),
    messages=(_TOO_MANY, _IN_FEW),
)
def check(week: TrainedWeek, numbers: Numbers) -> Iterator[Finding]:
    """Compare the week's hard sets with the most, muscle by muscle."""
    most, few_sets = numbers.amount("sets"), numbers.amount("few_sets")
    sessions = sum((share.times for share in week.shares), 0)
    has_few = sessions <= numbers.amount("few_sessions")
    if week.trainee.profile.volume.only_upper:
        if week.trainee.plan.goal is Goal.HYPERTROPHY:
            most = max(most, numbers.amount("sets_for_muscle"))
        yield from _judge_all(week, most, numbers)
        return
    few_bound = _with_grace(few_sets, numbers)
    most_bound = most if has_few else _with_grace(most, numbers)
    bound = min(most_bound, few_bound) if has_few else most_bound
    full = [muscle for muscle in LEGS if week.sets[muscle] > bound]
    total = _count(week, full, numbers).total if full else {}
    for muscle in full:
        sets = total[muscle]
        if sets <= bound:
            continue
        told = f"{count(sets, 'hard set')} for {MUSCLE_NAMES[muscle]}"
        if sets > most_bound:
            hint = _hint(week, muscle, sets - most)
            severity = Severity.ADVICE if _is_wanted(week, muscle, sets, numbers) else None
            yield Finding(
                week.where, _TOO_MANY.format(sets=told, most=number(most)), hint, severity, about=muscle, gravity=sets
            )
        elif has_few and sets > few_bound:
            message = _IN_FEW.format(sets=told, sessions=count(sessions, "session"), most=number(few_sets))
            hint = f"{_hint(week, muscle, sets - few_sets)}, or train a day more"
            about = f"{muscle} in few sessions"
            yield Finding(week.where, message, hint, Severity.ADVICE, about=about, gravity=sets, needs=Known.DAYS)


def _with_grace(sets: Amount, numbers: Numbers) -> Amount:
    """Return the most sets of which nothing is said: a few over the limit make no difference."""
    return divide(sets * (100 + numbers.amount("grace_percent")), 100)


class _Counts(NamedTuple):
    """Hard sets of a week for some muscles, by what they cost: all of them, and those of exercises that train it."""

    total: dict[str, Amount]
    direct: dict[str, Amount]


def _count(week: TrainedWeek, muscles: Sequence[str], numbers: Numbers) -> _Counts:
    half_rir, no_rir = numbers.amount("half_rir"), numbers.amount("no_rir")
    direct: dict[str, Amount] = dict.fromkeys(muscles, 0)
    indirect: dict[str, Amount] = dict.fromkeys(muscles, 0)
    for share in week.shares:
        for line in share.session.lines:
            if not line.hard_sets:
                continue
            trains, assists = line.exercise.in_hard_sets
            counted = [muscle for muscle in muscles if muscle in trains or muscle in assists]
            sets = share.times * tiring_sets(line, half_rir, no_rir) if counted else 0
            for muscle in counted:
                counts = direct if muscle in trains else indirect
                counts[muscle] += sets
    assisted = week.trainee.profile.volume.assisted
    return _Counts({muscle: direct[muscle] + assisted * indirect[muscle] for muscle in muscles}, direct)


def _is_wanted(week: TrainedWeek, muscle: str, sets: Amount, numbers: Numbers) -> bool:
    """Return whether a plan for bigger glutes may have so many sets for them."""
    for_muscle = week.trainee.plan.goal is Goal.HYPERTROPHY
    return for_muscle and muscle == GLUTES and sets <= numbers.amount("sets_for_muscle")


def _judge_all(week: TrainedWeek, most: Amount, numbers: Numbers) -> Iterator[Finding]:
    """Report all muscles with too many sets as one, the one with most of them first."""
    whole: dict[str, Amount] = {}
    for share in week.shares:
        for muscle, sets in share.session.volume.items():
            whole[muscle] = whole.get(muscle, 0) + share.times * sets
    bound, words = _with_grace(most, numbers), load_muscles().words
    full = [muscle for muscle in words if whole.get(muscle, 0) > bound]
    if not full:
        return
    total, direct = _count(week, full, numbers)
    over = [each for each in full if total[each] > bound and 2 * direct[each] >= total[each]]
    if not over:
        return
    first, *more = sorted(over, key=lambda muscle: -total[muscle])
    others = "".join(f", {number(total[each])} for {words[each]}" for each in more)
    yield Finding(
        week.where,
        _TOO_MANY.format(sets=f"{count(total[first], 'hard set')} for {words[first]}{others}", most=number(most)),
        _hint(week, first, total[first] - most),
        gravity=total[first],
    )


def _hint(week: TrainedWeek, muscle: str, over: Amount) -> str:
    """Return how many sets are too many, and from which exercise to remove them."""
    found = [line for line in week.lines if line.hard_sets and muscle in line.exercise.trains]
    if not found:
        return f"leave out {count(ceil(over), 'set')}"
    return f"leave out {count(ceil(over), 'set')}, starting with `{min(found, key=_cut_key).exercise.id}`"


def _cut_key(line: TrainedLine) -> tuple[int, Amount]:
    return _CUT_FIRST.index(line.role), -line.hard_sets
