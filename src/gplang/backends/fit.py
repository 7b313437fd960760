"""Each session as a strength workout for Garmin devices (FIT): steps of sets and rests, repeated where alike."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from zlib import crc32

from gplang.backends import Options, Piece, Refusal
from gplang.backends.routines import in_kilograms, join, remarks_of, weight_of
from gplang.backends.rows import Turn, in_turn
from gplang.backends.text import one_line
from gplang.catalog import Exercise, Pattern
from gplang.quantities import Measure, WeightUnit
from gplang.records import NamedTuple
from gplang.scheduling.estimate import group_supersets
from gplang.scheduling.records import LoadForm, Schedule, ScheduledLoad, ScheduledSession
from gplang.typed import TYPE_CHECKING
from gplang.vocabulary import Role
from gplang.wording import effort, session_title

if TYPE_CHECKING:
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage

_LONGEST_NAME = 48
_LONGEST_NOTE = 200
"""Bytes of a text: devices show no more."""

_MOST_KILOGRAMS = 655
"""What a step's weight can be."""

_FIRST_SECOND = round(datetime(1989, 12, 31, tzinfo=UTC).timestamp())
_LAST_SECOND = _FIRST_SECOND + 2**32 - 2
"""What times there are in FIT, in seconds since 1970."""

_UNKNOWN = 65_534
_CATEGORIES = {
    **dict.fromkeys((Pattern.SQUAT, Pattern.KNEE_EXTENSION), 28),
    **dict.fromkeys((Pattern.HINGE,), 8),
    **dict.fromkeys((Pattern.THRUST,), 10),
    **dict.fromkeys((Pattern.BACK_EXTENSION,), 13),
    **dict.fromkeys((Pattern.KNEE_FLEXION,), 15),
    **dict.fromkeys((Pattern.ABDUCTION, Pattern.ADDUCTION), 11),
    **dict.fromkeys((Pattern.LUNGE,), 17),
    **dict.fromkeys((Pattern.CALF,), 1),
    **dict.fromkeys((Pattern.BALLISTIC_HINGE,), 12),
    **dict.fromkeys((Pattern.JUMP,), 20),
    **dict.fromkeys((Pattern.SPRINT,), 32),
    **dict.fromkeys((Pattern.SLED, Pattern.CARRY), 3),
    **dict.fromkeys((Pattern.ANTI_EXTENSION,), 19),
    **dict.fromkeys((Pattern.ANTI_ROTATION, Pattern.TRUNK), 5),
    **dict.fromkeys((Pattern.MOBILITY, Pattern.ACTIVATION), 31),
    **dict.fromkeys((Pattern.HORIZONTAL_PUSH,), 0),
    **dict.fromkeys((Pattern.VERTICAL_PUSH,), 24),
    **dict.fromkeys((Pattern.HORIZONTAL_PULL,), 23),
    **dict.fromkeys((Pattern.VERTICAL_PULL,), 21),
    **dict.fromkeys((Pattern.SHOULDERS,), 14),
    **dict.fromkeys((Pattern.OLYMPIC,), 18),
    **dict.fromkeys((Pattern.CARDIO,), 2),
}
"""The profile's numbers of the kinds of exercises, by the movement; the name of the exercise stands beside them."""


_MOST_IN_TURN = 12
"""The most sets in turn that are looked for."""


class _Step(NamedTuple):
    """A set or a rest, as a step has it: how long it lasts, in the unit of its measure; None: until the button."""

    name: str
    category: int
    amount: int | None
    measure: Measure | None
    weight: float | None
    pounds: bool
    note: str
    warmup: bool = False

    @property
    def is_rest(self) -> bool:
        """Whether nothing is done."""
        return not self.name


def render(schedule: Schedule, options: Options) -> bytes | Refusal:
    """Return the workout of a plan with one session."""
    pieces = list(render_pieces(schedule, options))
    if len(pieces) != 1:
        return Refusal(f"a file for each of {len(pieces)} sessions", "`gpl build --to fit` writes them")
    (made,) = pieces
    return made if isinstance(made, Refusal) else made.data


def render_pieces(schedule: Schedule, options: Options) -> Iterator[Piece | Refusal]:
    """Yield the workout of each session to come; its name is the date, or the week and the day, and the session.

    What a log has, done or missed, is left out.
    """
    if schedule.sessions and all(each.recorded is not None for each in schedule.sessions):
        yield Refusal("no session is left: the log has all of them", "`gpl export csv` writes what was done")
    used: set[str] = set()
    for session in schedule.sessions:
        when = f"w{session.week:02}-{session.day}" if session.date is None else session.date.isoformat()
        base = f"{when}.{session.session.name}"
        name = next(each for n in count(1) if (each := base if n == 1 else f"{base}-{n}") not in used)
        used.add(name)
        if session.recorded is not None:
            continue
        yield Piece(name, _build(schedule, session, name, options), 1, session.date)


def _build(schedule: Schedule, session: ScheduledSession, name: str, options: Options) -> bytes:
    from fit_tool.fit_file_builder import FitFileBuilder
    from fit_tool.profile.messages.file_id_message import FileIdMessage
    from fit_tool.profile.messages.workout_message import WorkoutMessage
    from fit_tool.profile.profile_type import FileType, Manufacturer, Sport, SubSport

    steps = list(_messages(_list_steps(session)))
    head = FileIdMessage()
    head.type = FileType.WORKOUT
    head.manufacturer = Manufacturer.DEVELOPMENT.value
    head.product = 0
    head.time_created = min(max(round(options.stamp.timestamp()), _FIRST_SECOND), _LAST_SECOND) * 1_000
    athlete = "" if schedule.athlete is None else schedule.athlete.name
    head.serial_number = crc32(f"{schedule.plan.id}/{athlete}/{name}".encode()) or 1
    workout = WorkoutMessage()
    workout.workout_name = _cut(session_title(session.session), _LONGEST_NAME)
    workout.sport = Sport.TRAINING
    workout.sub_sport = SubSport.STRENGTH_TRAINING
    workout.num_valid_steps = len(steps)
    builder = FitFileBuilder(auto_define=True)
    builder.add_all([head, workout, *steps])
    return bytes(builder.build().to_bytes())


def _list_steps(session: ScheduledSession) -> list[_Step]:
    """Return the sets in the order in which they are done, with the rests between them."""
    steps: list[_Step] = []
    for group in group_supersets(session.exercises):
        for turn in in_turn(group):
            steps.append(_set_step(turn, session.week))
            if turn.rest is not None:
                steps.append(_Step("", _UNKNOWN, turn.rest.high, Measure.SECONDS, None, False, ""))
    while steps and steps[-1].is_rest:
        steps.pop()
    return steps


def _set_step(turn: Turn, week: int) -> _Step:
    exercise, one = turn.exercise, turn.one
    dose = one.dose
    weight = weight_of(one.load)
    kilograms = None if weight is None else in_kilograms(*weight)
    remarks = [] if dose.low == dose.high or dose.measure is not Measure.REPS else [f"{dose.low}-{dose.high}"]
    remarks += remarks_of(one, exercise, week, measured=dose.low == dose.high)
    remarks += [effort(one.effort)] if one.effort is not None and one.effort.low == one.effort.high else []
    remarks += [f"tempo {turn.tempo}"] if turn.tempo else []
    remarks += [exercise.cue] if exercise.cue else []
    return _Step(
        _cut(exercise.exercise.name, _LONGEST_NAME),
        _category(exercise.exercise),
        dose.high,
        None if dose.high is None else dose.measure,
        kilograms if kilograms is not None and kilograms <= _MOST_KILOGRAMS else _added(one.load),
        weight is not None and weight[1] is WeightUnit.LB,
        _cut(join(remarks), _LONGEST_NOTE),
        exercise.role is Role.WARMUP,
    )


def _added(load: ScheduledLoad | None) -> float | None:
    """Return what is added to the body's weight, if it is something."""
    if load is None or load.form is not LoadForm.BODYWEIGHT or load.rounded is None or load.unit is None:
        return None
    return in_kilograms(load.rounded.high, load.unit) if 0 < load.rounded.high <= _MOST_KILOGRAMS else None


def _category(exercise: Exercise) -> int:
    if exercise.pattern is Pattern.ARMS:
        return 30 if "triceps" in exercise.trains else 7
    return _UNKNOWN if exercise.pattern is None else _CATEGORIES.get(exercise.pattern, _UNKNOWN)


def _cut(text: str, most: int) -> str:
    """Return a text of at most so many bytes, on one line."""
    return one_line(text).encode()[:most].decode("utf-8", "ignore")


def _messages(steps: Sequence[_Step]) -> Iterator["WorkoutStepMessage"]:
    """Yield the messages of the steps: what comes again and again once, and a step that repeats it."""
    pairs: list[tuple[_Step, ...]] = []
    for step in steps:
        if step.is_rest and pairs and not pairs[-1][-1].is_rest:
            pairs[-1] = (*pairs[-1], step)
        else:
            pairs.append((step,))
    index = 0
    for turn, times in _fold(pairs):
        first = index
        for pair in turn:
            for step in pair:
                yield _message(step, index)
                index += 1
        if times > 1:
            yield _repeat(first, times, index)
            index += 1


def _fold(pairs: Sequence[tuple[_Step, ...]]) -> Iterator[tuple[Sequence[tuple[_Step, ...]], int]]:
    """Yield sets, each with its rest, and how often they come: one set alike, or the sets of a superset in turn."""
    at = 0
    while at < len(pairs):
        size, times = 1, 1
        for wide in range(1, min(_MOST_IN_TURN, (len(pairs) - at) // 2) + 1):
            again = 1
            while pairs[at : at + wide] == pairs[at + again * wide : at + (again + 1) * wide]:
                again += 1
            if again > 1 and wide * again > size * times:
                size, times = wide, again
        yield pairs[at : at + size], times
        at += size * times


def _message(step: _Step, index: int) -> "WorkoutStepMessage":
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
    from fit_tool.profile.profile_type import FitBaseUnit, Intensity, WorkoutStepDuration, WorkoutStepTarget

    message = WorkoutStepMessage()
    message.message_index = index
    message.target_type = WorkoutStepTarget.OPEN
    kind = Intensity.REST if step.is_rest else Intensity.WARMUP if step.warmup else Intensity.ACTIVE
    message.intensity = kind
    if step.measure is Measure.REPS and step.amount is not None:
        message.duration_type = WorkoutStepDuration.REPS
        message.duration_reps = step.amount
    elif step.measure is Measure.SECONDS and step.amount is not None:
        message.duration_type = WorkoutStepDuration.TIME
        message.duration_time = float(step.amount)
    elif step.measure is Measure.METRES and step.amount is not None:
        message.duration_type = WorkoutStepDuration.DISTANCE
        message.duration_distance = float(step.amount)
    else:
        message.duration_type = WorkoutStepDuration.OPEN
    if not step.is_rest:
        message.workout_step_name = step.name
        message.exercise_category = step.category
        if step.note:
            message.notes = step.note
        if step.weight is not None:
            message.exercise_weight = step.weight
            message.weight_display_unit = FitBaseUnit.POUND if step.pounds else FitBaseUnit.KILOGRAM
    return message


def _repeat(first: int, times: int, index: int) -> "WorkoutStepMessage":
    from fit_tool.profile.messages.workout_step_message import WorkoutStepMessage
    from fit_tool.profile.profile_type import WorkoutStepDuration, WorkoutStepTarget

    message = WorkoutStepMessage()
    message.message_index = index
    message.duration_type = WorkoutStepDuration.REPEAT_UNTIL_STEPS_CMPLT
    message.duration_step = first
    message.target_type = WorkoutStepTarget.OPEN
    message.target_repeat_steps = times
    return message
