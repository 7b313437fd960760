"""What a record of a line comes to: a step, a hold, less weight, the next stage."""

from collections.abc import Collection
from fractions import Fraction

from gplang.catalog import Exercise
from gplang.guide import LogModel
from gplang.logs.places import find_worst
from gplang.logs.records import Done, Missed, Record
from gplang.model.progressions import on_miss_of
from gplang.quantities import LOAD_UNITS, ShareOf, Step, StepUnit, Threshold
from gplang.records import NamedTuple
from gplang.scheduling.answering.dealing import Share
from gplang.scheduling.answering.easing import Form, Stand
from gplang.scheduling.answering.judging import Judgement, Outcome, judge
from gplang.scheduling.answering.standing import Fall, Held, Passed, Standing, Verdict, cut_of, cuts
from gplang.scheduling.bar import on_the_bar
from gplang.scheduling.draft import exactly, half_up
from gplang.scheduling.precedence import Settings
from gplang.scheduling.reasons import Reason, Why
from gplang.scheduling.records import LoadForm, ScheduledExercise
from gplang.scheduling.tracks import Track
from gplang.scheduling.turns import Moment
from gplang.vocabulary import Adjustable


class Answering(NamedTuple):
    """A line that answers to a record: as it is done then, and where it stands; `stood` is where it did when asked.

    `lost` is how often in a row its exercise has lost repetitions to form by now. `line` is its number, if it shares
    its steps with others. `session` are all exercises that the session had.
    """

    track: Track
    moment: Moment
    standing: Standing
    stood: Stand
    form: Form
    lost: int
    fall: Fall
    half_step: Fraction
    line: int | None
    model: LogModel
    session: Collection[Exercise]


class Moved(NamedTuple):
    """A training max that moves by the `shift` of a reason, in the athlete's unit, or by its `factor`."""

    exercise: str
    reason: Reason


class Found(NamedTuple):
    """What a record of a line comes to; without a `verdict` it is as if nobody had recorded it."""

    verdict: Verdict | None
    form: Form = Form()
    moved: Moved | None = None


def find_fall(track: Track, settings: Settings) -> Fall:
    """Return what follows from misses of a line."""
    line = track.trained.line
    stages = 0 if line.stages is None or line.stages.climbs else len(line.stages.steps)
    on_miss = on_miss_of(line, settings.plan)
    if on_miss.cut is None:
        return Fall(on_miss.after, stages=stages)
    amount = exactly(on_miss.cut.amount)
    if on_miss.cut.percent:
        return Fall(on_miss.after, factor=1 + amount / 100, stages=stages)
    unit = on_miss.cut.unit or settings.unit
    return Fall(on_miss.after, shift=on_the_bar(amount, unit, track.rounding.step), stages=stages)


def find_verdict(answering: Answering, planned: ScheduledExercise, share: Share | None, record: Record | None) -> Found:
    """Return what a record of a line comes to: pain goes before lost form, this before a miss.

    Without a record, or a word on the line, it was done; with less weight that is no step.
    """
    form = answering.form
    if isinstance(record, Missed):
        return Found(Held(Reason(Why.MISSED, record.date)), form)
    if record is None or share is None:
        return Found(form.held)
    told = Reason(Why.HELD, record.date, planned.groups, share.groups)
    eased = _ease(answering, planned, share, record, told)
    if eased is not None:
        return _fall_short(answering, planned, share, eased)
    if share.substitute is not None:
        return Found(Held(told._replace(why=Why.SUBSTITUTE)), form)
    if form.reason is not None:
        return Found(form.held, form if share.skipped else Form())
    return Found(None) if planned.ramp is not None else _judge(answering, planned, share, told)


def _ease(answering: Answering, planned: ScheduledExercise, share: Share, record: Done, told: Reason) -> Reason | None:
    """Return why the next session goes with less weight, if it does."""
    pain = find_worst(share.substitute or planned.exercise, share.pain, record.pains, answering.session)
    if pain is not None and pain[0] >= answering.model.hurts:
        return told._replace(why=Why.PAIN, level=pain[0], place=pain[1])
    is_lost = share.substitute is None and not share.skipped
    if is_lost and answering.lost >= answering.model.form_times:
        return told._replace(why=Why.FORM, times=answering.lost)
    return None


def _fall_short(answering: Answering, planned: ScheduledExercise, share: Share, why: Reason) -> Found:
    """Return what a session comes to that hurt: a miss counts, too, but the load is cut once at a time.

    The next session has the load of this one, lowered; what the miss comes to waits for the one after it.
    """
    eased = why._replace(factor=Fraction(answering.model.eased, 100))
    held = Held(why)
    if answering.form.reason is not None or share.substitute is not None or planned.ramp is not None:
        return Found(held, Form(eased, answering.form.before))
    if judge(planned, share, answering.half_step).outcome is not Outcome.SHORT:
        return Found(held, Form(eased))
    found = _cut(answering, planned, held._replace(is_miss=True, line=answering.line))
    return found._replace(form=Form(eased, answering.stood))


def _judge(answering: Answering, planned: ScheduledExercise, share: Share, told: Reason) -> Found:
    judged = _to_the_bar(judge(planned, share, answering.half_step), share, answering.half_step)
    stages = answering.track.trained.line.stages
    anchor = judged.weight if _wants_anchor(answering.track, planned) else None
    done = judged.outcome is not Outcome.SKIPPED
    if done and stages is not None and stages.climbs and judged.reaches_last:
        stage = answering.standing.stage + 1
        if stage < len(stages.steps):
            return Found(
                Passed(climbs=True, reason=told._replace(why=Why.STAGE, stage=stage + 1, stages=len(stages.steps)))
            )
    if judged.outcome is Outcome.SKIPPED:
        return Found(Held(told._replace(why=Why.SKIPPED)))
    if judged.outcome is not Outcome.PASSED:
        is_miss = judged.outcome is Outcome.SHORT
        return _cut(answering, planned, Held(told, is_miss=is_miss, anchor=anchor, line=answering.line))
    return _reward(answering, planned, judged, told, anchor)


def _to_the_bar(judged: Judgement, share: Share, half_step: Fraction) -> Judgement:
    """Return a judgement with the weights from which a load goes on: those recorded in the other unit on the bar."""
    if not any(each.load is not None and each.load.written is not None for each in share.sets):
        return judged
    more, weight = (None if each is None else _nearest(each, 2 * half_step) for each in (judged.more, judged.weight))
    return judged._replace(more=more, weight=weight)


def _nearest(amount: Fraction, step: Fraction) -> Fraction:
    return half_up(amount / step) * step or amount


def _cut(answering: Answering, planned: ScheduledExercise, held: Held) -> Found:
    """Return what a miss comes to: where the load rests on a training max alone, a cut is one of that."""
    progress, standing = answering.track.progress, answering.standing
    has_steps = isinstance(progress, Step) and not progress.open
    whose = None if has_steps or not held.is_miss else _training_max_of(planned)
    if whose is None or not cuts(standing, answering.fall):
        return Found(held)
    reason = cut_of(held.reason, answering.fall, standing.misses + 1)._replace(of_tm=True)
    return Found(held._replace(of_tm=True), moved=Moved(whose, reason))


def _reward(
    answering: Answering, planned: ScheduledExercise, judged: Judgement, told: Reason, anchor: Fraction | None
) -> Found:
    """Return what a line earns that was done as prescribed."""
    progress = answering.track.progress
    factor, shift, why = Fraction(1), Fraction(0), None
    moved = None
    if isinstance(progress, Step) and progress.unit in LOAD_UNITS:
        adjusted = any(each.what is Adjustable.LOAD for each in answering.moment.adjusts)
        if judged.more is not None and not adjusted:
            shift, why = _from_there(planned, judged.more), Why.HEAVIER
        earned = _find_earned(progress, judged)
        if earned is not None:
            amount, why = exactly(earned.amount), Why.EARNED
            whose = _training_max_of(planned) if progress.open else None
            if whose is not None:
                moved = Moved(whose, told._replace(why=why, shift=amount, of_tm=True))
            elif progress.unit is StepUnit.PERCENT:
                factor = 1 + amount / 100
            else:
                shift += amount
            if moved is None:
                shift = _within(progress, planned, shift)
    if anchor is None and factor == 1 and not shift:
        return Found(Passed(), moved=moved)
    reason = None if why is None else told._replace(why=why, factor=factor, shift=shift)
    return Found(Passed(shift, factor, anchor, line=answering.line, reason=reason), moved=moved)


def _find_earned(progress: Step, judged: Judgement) -> Threshold | None:
    """Return the step that the repetitions have earned: that of the most repetitions which were reached."""
    reached = judged.open if progress.open else judged.fewest
    if reached is None:
        return None
    return next((each for each in reversed(progress.thresholds) if each.reps <= reached), None)


def _from_there(planned: ScheduledExercise, more: Fraction) -> Fraction:
    """Return what the load moves by if `more` than was shown was done: it goes on from what was on the bar."""
    load = next((each.load for each in planned.groups if each.load is not None and each.load.rounded is not None), None)
    if load is None or load.exact is None or load.rounded is None:
        return more
    return more + load.rounded.high - load.exact.high


def _within(progress: Step, planned: ScheduledExercise, shift: Fraction) -> Fraction:
    """Return a change of the load that does not pass the limit of the progression."""
    load = next((each.load for each in planned.groups if each.load is not None), None)
    if progress.limit is None or load is None or load.exact is None or shift <= 0:
        return shift
    return min(shift, max(exactly(progress.limit) - load.exact.high, Fraction(0)))


def _training_max_of(planned: ScheduledExercise) -> str | None:
    """Return the exercise whose training max the heaviest sets rest on, the last of them; None for other loads."""
    loads = [each.load for each in planned.groups if each.load is not None and each.load.form is LoadForm.PERCENT]
    top = next((each for each in reversed(loads) if each.share is ShareOf.TRAINING_MAX), None)
    if top is None or top.exact is None:
        return None
    return planned.exercise.id if top.of is None else top.of.id


def _wants_anchor(track: Track, planned: ScheduledExercise) -> bool:
    """Return whether nobody knew the load of a line whose load grows."""
    if not isinstance(track.progress, Step) or track.progress.unit not in LOAD_UNITS:
        return False
    return all(each.load is None or each.load.form is LoadForm.RELATIVE for each in planned.groups)
