"""What a plan is written from: names and texts as they are, doses and settings in the language's own notation.

Titles, cues, notes and labels are any text of one line. Everything else is checked when it is written.
"""

from collections.abc import Mapping, Sequence
from datetime import date, time

from gplang.records import dataclass, field


@dataclass(frozen=True, slots=True)
class NewDose:
    """What a line asks for from a week on, or for another exercise (`or`): what is not given stays as it was.

    The fields are those of a line.
    """

    sets: str = ""
    rest: str | None = None
    tempo: str | None = None
    method: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class NewLine:
    """One exercise of a session.

    `sets` are its groups of sets with efforts and loads: `4x5 @rir2 @75%`, `1x3 @rir1, 3x5 @rir2`; a ramp: `ramp`,
    `ramp 5x40%, 3x60%`; or a scheme: `scheme wendler`. `rest` is `90s` or `2-3min`, `tempo` `3-1-1-0`, `progress`
    `+2.5kg every week to 100kg` or `hold`, `wave` `4x5 | 5x4` or `once 4x5 | -`, `deload` `2x5` or `-`, `stages` `5x3+
    | 6x2+` or `push-up 3x8 | dip 3x5`, `on_miss` `-10% after 3` or `hold`. `substitutes` are other exercises, best
    first, each with a dose of its own where there is one; `later` is what the line asks for from a week on. With
    `instead_of` it puts its exercise into the lines of another exercise that the session inherits, or the week has
    (`swap`); it then needs no `sets`, and without a `role` it is about all lines but warm-ups. An athlete's may hold
    from a week on (`since`). An `optional` line may be left out.
    """

    role: str
    exercise: str
    sets: str = ""
    label: str | None = None
    rest: str | None = None
    tempo: str | None = None
    method: str | None = None
    cue: str | None = None
    progress: str | None = None
    wave: str | None = None
    substitutes: Sequence[str | tuple[str, NewDose]] = ()
    instead_of: str | None = None
    optional: bool = False
    later: Mapping[int, NewDose] = field(default_factory=dict)
    deload: str | None = None
    since: int | None = None
    stages: str | None = None
    on_miss: str | None = None


@dataclass(frozen=True, slots=True)
class NewSession:
    """A session. `minutes` is its length; `like` names the session that it starts from, whose lines `drops` take out.

    A drop is an exercise, or a role and an exercise: `kb-swing`, `primary rdl`. `circuits` say how the lines whose
    labels have a letter are done as a circuit: `A 4 rounds rest 2min`.
    """

    name: str
    lines: Sequence[NewLine] = ()
    title: str | None = None
    focus: str | None = None
    minutes: int | None = None
    notes: Sequence[str] = ()
    like: str | None = None
    drops: Sequence[str] = ()
    circuits: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewWeek:
    """One or more weeks: `numbers` is a number or `1-3, 5`.

    `days` are by `mon` … `sun`, or several (`mon wed-fri`): the name of a session or an event, with time and gym if
    wanted (`hips 18:30`, `hips in home optional`), or `rest`; several in a list. `rotations` are such as `lower-a rest
    lower-b on mon thu 18:00`, `adjusts` such as `sets -40%` or `rdl load -5kg`, `holds` a role, an exercise, or nothing
    (``""``) for everything. `changes` are made in the sessions of these weeks, in their order: a line with `instead_of`
    is a swap, a text drops an exercise (`kb-swing`, `primary rdl`).
    """

    numbers: int | str
    days: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    kind: str | None = None
    label: str | None = None
    like: int | None = None
    rotations: Sequence[str] = ()
    adjusts: Sequence[str] = ()
    holds: Sequence[str] = ()
    changes: Sequence[NewLine | str] = ()
    notes: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewScheme:
    """The doses of successive weeks, for all lines that take it: `sets` of such a line are `scheme NAME`.

    `steps` are sets with efforts and loads as those of a line, or `-`; so is `deload`. `once`: the last step stays.
    """

    name: str
    steps: Sequence[str] = ()
    title: str | None = None
    once: bool = False
    deload: str | None = None


@dataclass(frozen=True, slots=True)
class NewExercise:
    """An exercise of one's own. `like` is the one whose facts it starts from; None leaves what that one says.

    `complex` names the exercises that it consists of, in order. `equipment`, `trains` and `assists` are words of the
    catalog; no equipment at all is ``()``.
    """

    name: str
    title: str | None = None
    like: str | None = None
    aliases: Sequence[str] = ()
    equipment: Sequence[str] | None = None
    trains: Sequence[str] = ()
    assists: Sequence[str] = ()
    complex: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewGym:
    """What there is in one place.

    `equipment` None is not said, ``()`` is nothing. `rounds` are steps of loads by exercise or kit, `bar` is what the
    empty barbell weighs (`20kg`), `plates` go on it: `25kg`, or so many, `4x25kg`.
    """

    name: str
    title: str | None = None
    equipment: Sequence[str] | None = None
    round: str | None = None
    rounds: Mapping[str, str] = field(default_factory=dict)
    bar: str | None = None
    plates: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewAthlete:
    """Somebody who trains the plan. `like` names the athlete who is started from, `groups` are those to be in.

    By exercise: `maxima` (`120kg`, `5x100kg`, `35% of rdl`, `from log`; several, as `130kg from week 5`, in a list),
    `training_maxima` (`110kg`), `raises` (`+5kg every 3 weeks`) and `loads` (`90kg`). `training_max` is the share of a
    maximum (`90%`); `rounds` are steps of loads by exercise or kit. `equipment` None is everything, ``()`` is nothing.
    `at` is a time of day, or several: `18:00`, `sat 10:00`. `remind` is how long before a session: `1d`, `30min`.
    `changes` are made in all sessions of this athlete, as in a week; a drop may begin in one, too (`kb-swing from week
    5`). `moves` are days and those on which they are trained: `mon tue`, `mon tue tue mon from week 3`. `skip` and
    `pause` are days off, as in a plan. `gym` names where the athlete trains.
    """

    name: str
    title: str | None = None
    level: str | None = None
    unit: str | None = None
    round: str | None = None
    start: date | str | None = None
    timezone: str | None = None
    at: time | str | Sequence[time | str] = ()
    remind: Sequence[str] = ()
    maxima: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    loads: Mapping[str, str] = field(default_factory=dict)
    equipment: Sequence[str] | None = None
    sensitive: Sequence[str] = ()
    rounds: Mapping[str, str] = field(default_factory=dict)
    training_maxima: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    training_max: str | None = None
    raises: Mapping[str, str] = field(default_factory=dict)
    skip: Sequence[date | str] = ()
    pause: Sequence[tuple[date, date]] = ()
    changes: Sequence[NewLine | str] = ()
    moves: Sequence[str] = ()
    groups: Sequence[str] = ()
    like: str | None = None
    gym: str | None = None


@dataclass(frozen=True, slots=True)
class NewEvent:
    """What a plan works around, such as a match; `minutes` is its length, `metres` are run fast."""

    name: str
    title: str | None = None
    minutes: int | None = None
    metres: int | None = None
    hard: bool = False


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan. What is not given is not written, so that the language's defaults hold.

    `id` is the plan's identity in calendars, `skip` are days without training, `pause` days off, from first to last.
    `progress` and `on_miss` are by role, by exercise, or by both (`primary rdl`), `rounds` are by exercise or kit,
    `raises` by exercise; `training_max` is a share of each maximum. `uses` are paths of other files, whose exercises,
    schemes, sessions, gyms and athletes may then be named. `trained_by` names the athletes and groups who train (`all`
    for everybody); without it the plan's own athletes do. `gym` names where it is trained.
    """

    title: str
    sessions: Sequence[NewSession] = ()
    weeks: Sequence[NewWeek] = ()
    athletes: Sequence[NewAthlete] = ()
    exercises: Sequence[NewExercise] = ()
    id: str | None = None
    goal: str | None = None
    level: str | None = None
    start: date | str | None = None
    timezone: str | None = None
    at: time | str | Sequence[time | str] = ()
    unit: str | None = None
    round: str | None = None
    remind: Sequence[str] = ()
    location: str | None = None
    skip: Sequence[date | str] = ()
    pause: Sequence[tuple[date, date]] = ()
    progress: Mapping[str, str] = field(default_factory=dict)
    uses: Sequence[str] = ()
    rounds: Mapping[str, str] = field(default_factory=dict)
    training_max: str | None = None
    raises: Mapping[str, str] = field(default_factory=dict)
    events: Sequence[NewEvent] = ()
    trained_by: Sequence[str] = ()
    schemes: Sequence[NewScheme] = ()
    gym: str | None = None
    gyms: Sequence[NewGym] = ()
    on_miss: Mapping[str, str] = field(default_factory=dict)
