"""What changed in what is said once for a plan or an athlete."""

from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType

from gplang.changes.values import Days, Moved, Names, Reminders, Shift, Tests, Thing
from gplang.figures import number
from gplang.model.plan import Athlete, Pause
from gplang.quantities import Maximum, Weight
from gplang.records import NamedTuple, StrEnum
from gplang.scheduling.calendar import days_off
from gplang.scheduling.pauses import Move, find_move
from gplang.scheduling.precedence import Settings, settle
from gplang.scheduling.records import Schedule
from gplang.statements.setting_table import SETTINGS
from gplang.wording.gyms import gym_facts


class Setting(StrEnum):
    """Settings with a wording of their own; the others are named by their words."""

    START = "start"
    TITLE = "title"
    NAME = "name"
    SENSITIVE = "sensitive"
    EQUIPMENT = "equipment"
    PIECE = "piece"
    SKIP = "skip"
    PAUSE = "pause"
    ROUND = "round"
    TRAINING_SHARE = "training-share"
    TRAINING_MAX = "training-max"
    RAISE = "raise"
    MAX = "max"
    LOAD = "load"
    GYM = "gym"


LABELS = MappingProxyType(
    {
        **{row.word: row.label for row in SETTINGS if row.label},
        Setting.PIECE: "piece of equipment",
        Setting.SKIP: "no training on",
        Setting.TRAINING_SHARE: "training max",
        Setting.TRAINING_MAX: "training max of",
        Setting.RAISE: "raise of",
        Setting.MAX: "max of",
        Setting.LOAD: "starting load of",
    }
)
"""What people call settings that they do not call by their words."""

LISTED = frozenset(
    {
        *(Setting.PIECE, Setting.SKIP, Setting.PAUSE, Setting.LOAD, Setting.ROUND),
        *(Setting.MAX, Setting.TRAINING_MAX, Setting.RAISE, Setting.GYM),
    }
)
"""Settings of which there may be many."""


class SettingChange(NamedTuple):
    """A setting by its word, of an exercise where it is about one, before and after; `step` is what a day moved."""

    setting: str
    old: Thing | None
    new: Thing | None
    step: Shift | Moved | None = None
    exercise: str = ""


def compare_settings(old: Schedule, new: Schedule) -> Iterator[SettingChange]:
    """Yield what differs in the settings of two schedules."""
    if old.start != new.start:
        yield SettingChange(Setting.START, old.start, new.start, _shift(old.start, new.start))
    before, after = dict(_values(old)), dict(_values(new))
    for key in {**before, **after}:
        was, now = before.get(key), after.get(key)
        if was != now and isinstance(was, Names) and isinstance(now, Names) and was.names and now.names:
            yield from _compare_lists(Setting.PIECE, was.names, now.names)
        elif was != now:
            yield SettingChange(key[0], was, now, exercise=key[1])
    yield from _compare_days_off(old, new)


_Key = tuple[str, str]
"""A setting, and the exercise that it is about, if any."""


def _values(schedule: Schedule) -> Iterator[tuple[_Key, Thing | None]]:
    """Yield the settings that have one value."""
    plan, athlete = schedule.plan, schedule.athlete
    yield (Setting.TITLE, ""), plan.title
    settled = settle(plan, athlete)
    for row in SETTINGS:
        if row.label:
            field = row.field or row.word
            yield (row.word, ""), _value(getattr(settled if field in settled._fields else plan, field))
    yield from _loads(settled)
    yield from _gyms(schedule)
    if athlete is not None:
        yield from _athlete(athlete)


def _value(value: Weight | tuple[int, ...] | str | None) -> Thing | None:
    if value is None or isinstance(value, Weight | str):
        return value
    return Reminders(tuple(sorted(value, reverse=True))) if value else None


def _athlete(athlete: Athlete) -> Iterator[tuple[_Key, Thing | None]]:
    yield (Setting.NAME, ""), athlete.title or athlete.name
    yield (Setting.SENSITIVE, ""), Names(tuple(sorted(set(athlete.sensitive)))) if athlete.sensitive else None
    equipment = athlete.equipment
    yield (Setting.EQUIPMENT, ""), None if equipment is None else Names(tuple(sorted(equipment)))
    for setting, given in ((Setting.MAX, athlete.maxima), (Setting.TRAINING_MAX, athlete.training_maxima)):
        yield from (((setting, exercise), _tests(tests)) for exercise, tests in given.items())
    yield from (((Setting.LOAD, exercise), weight) for exercise, weight in athlete.loads.items())


def _gyms(schedule: Schedule) -> Iterator[tuple[_Key, Thing | None]]:
    """Yield what the gyms tell in which something is trained."""
    gyms = {each.gym.name: each.gym for each in schedule.sessions if each.gym is not None}
    for name, gym in gyms.items():
        yield (Setting.GYM, name), "; ".join(f"{label} {text}" for label, text in gym_facts(gym)) or "nothing"


def _tests(given: tuple[Maximum, ...]) -> Thing:
    """Return the maxima of an exercise; a weight that holds for all weeks is just that."""
    first = given[0]
    is_plain = len(given) == 1 and first.week == 1 and not first.is_estimate
    return first.weight if is_plain and first.weight is not None else Tests(given)


def _loads(settled: Settings) -> Iterator[tuple[_Key, Thing | None]]:
    """Yield how loads are rounded and maxima grow; what the athlete says takes the place of what the plan says."""
    share = settled.maxima.share
    yield (Setting.TRAINING_SHARE, ""), None if share is None else f"{number(share)} % of each max"
    said = [each for each in (settled.plan, settled.athlete) if each is not None]
    rounds = {name: weight for each in said for name, weight in (*each.kit_rounds.items(), *each.rounds.items())}
    yield from (((Setting.ROUND, name), weight) for name, weight in rounds.items())
    raises = {name: growth for each in said for name, growth in each.raises.items()}
    yield from (((Setting.RAISE, name), growth) for name, growth in raises.items())


# ---- days off


def _compare_days_off(old: Schedule, new: Schedule) -> Iterator[SettingChange]:
    """Yield the days off that came and went, of those within the plan's time."""
    before, after = days_off(old), days_off(new)
    yield from _compare_lists(Setting.SKIP, before[0], after[0])
    last = max((each.date for each in new.sessions if each.date is not None), default=None)
    gone = _only(before[1], after[1])
    for pause in _only(after[1], before[1]):
        was = next((each for each in gone if each.first <= pause.last and pause.first <= each.last), None)
        if was is not None:
            gone.remove(was)
        yield _compare_pauses(was, pause, (old, new), last)
    yield from (_compare_pauses(each, None, (old, new), last) for each in gone)


def _only(these: Iterable[Pause], others: Iterable[Pause]) -> list[Pause]:
    """Return pauses of days that no other has."""
    known = set(map(_days, others))
    return list({_days(each): each for each in these if _days(each) not in known}.values())


def _compare_pauses(
    old: Pause | None, new: Pause | None, schedules: tuple[Schedule, Schedule], last: date | None
) -> SettingChange:
    was = None if old is None else find_move(schedules[0], old)
    now = None if new is None else find_move(schedules[1], new)
    weeks = now.weeks if now is not None else was.weeks if was is not None else ()
    step = Moved(weeks, _by(old, was), _by(new, now), last)
    return SettingChange(Setting.PAUSE, old and _days(old), new and _days(new), step)


def _by(pause: Pause | None, move: Move | None) -> int | None:
    return None if pause is None else 0 if move is None else move.by


def _days(pause: Pause) -> Days:
    return Days(pause.first, pause.last)


def _compare_lists(setting: Setting, old: Iterable[Thing], new: Iterable[Thing]) -> Iterator[SettingChange]:
    before, after = dict.fromkeys(old), dict.fromkeys(new)
    yield from (SettingChange(setting, each, None) for each in before if each not in after)
    yield from (SettingChange(setting, None, each) for each in after if each not in before)


def _shift(old: date | None, new: date | None) -> Shift | None:
    """Return how far the start moved; None where there was, or is, none."""
    if old is None or new is None:
        return None
    days = (new - old).days
    weeks = abs(days) // 7 * (1 if days > 0 else -1)
    return Shift(weeks, days - 7 * weeks, new)
