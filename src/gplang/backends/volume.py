"""Hard sets per muscle and week as JSON: the schema `gpl-volume-1`, described in `schema/volume.schema.json`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from gplang import __version__
from gplang.backends.data import number
from gplang.catalog import load_muscles
from gplang.guide import VolumeModel
from gplang.scheduling.calendar import skipped_days
from gplang.scheduling.fast import FastWork, fast_weeks
from gplang.scheduling.recorded import Status
from gplang.scheduling.records import Schedule, ScheduledWeek, Volume
from gplang.typed import Any

SCHEMA = "gpl-volume-1"
"""The version of the documents; within it fields are only added."""


def render(schedules: Sequence[Schedule], week: int | None = None) -> str:
    """Return the schedules of one plan, one for each athlete, as one JSON object that ends in a line break.

    `week` is the number of the only week to report; None for all of them.
    """
    from gplang.jsontext import write_json

    return write_json(to_record(schedules, week)) + "\n"


def to_record(schedules: Sequence[Schedule], week: int | None = None) -> dict[str, Any]:
    """Return the `gpl-volume-1` object itself."""
    model = schedules[0].profile.volume
    band, plan = model.week, schedules[0].plan
    return {
        "schema": SCHEMA,
        "generator": f"gplang {__version__}",
        "plan": {"id": plan.id, "title": plan.title, "weeks": len(schedules[0].weeks)},
        "indirect_share": number(model.assisted),
        "band": {
            "muscles": list(band.muscles),
            "min": band.low,
            "max": band.high,
            "basis": band.basis,
            "guide": list(band.guide),
        },
        "athletes": [_athlete(schedule, week, model) for schedule in schedules],
    }


AS_DONE = "Sessions that are recorded count as they were done."
"""What is said of hard sets where a log has some of the sessions."""

ROW_COLUMNS = ("week", "kind", "muscle", "direct", "indirect", "total", "low", "high")
"""The columns of `list_rows`."""

_STATES = (Status.DONE, Status.MISSED, Status.PLANNED)

RECORDED_COLUMNS = ("sessions_done", "sessions_missed", "sessions_planned")
"""The columns of `list_states`, which stand behind them where there is a log."""


def list_rows(schedule: Schedule, week: int | None = None) -> Iterator[tuple[int | float | str, ...]]:
    """Yield a row for every week and muscle; `low` and `high` are the band's ends where the week is held against it."""
    model = schedule.profile.volume
    for each in schedule.weeks:
        if week not in (None, each.number):
            continue
        normal = is_normal(schedule, each)
        for muscle in list_muscles((each,), model):
            sets = each.volume.get(muscle, Volume())
            band = (model.week.low, model.week.high) if normal and muscle in model.week.muscles else ("", "")
            amounts = (number(Fraction(amount)) for amount in (sets.direct, sets.indirect, sets.total))
            yield (each.number, each.kind or "", muscle, *amounts, *band)


def list_states(schedule: Schedule) -> dict[int, tuple[int, ...]]:
    """Return by week how many sessions were done, which count as they were, missed, and neither."""
    counts = Counter((each.week, each.status) for each in schedule.sessions)
    return {week.number: tuple(counts[week.number, status] for status in _STATES) for week in schedule.weeks}


def list_muscles(weeks: Iterable[ScheduledWeek], model: VolumeModel) -> Iterator[str]:
    """Yield the muscles of some weeks: first those of the band, trained or not, then the others that are.

    Of a band without a lower end, muscles that are not trained are left out.
    """
    trained = {muscle for week in weeks for muscle in week.volume}
    yield from (muscle for muscle in model.week.muscles if model.week.low or muscle in trained)
    yield from (muscle for muscle in load_muscles().words if muscle in trained.difference(model.week.muscles))


def is_normal(schedule: Schedule, week: ScheduledWeek) -> bool:
    """Return whether a week is held against the band: it has no kind and lost no session to `skip`."""
    return week.kind is None and not skipped_days(schedule, week.number)


def _athlete(schedule: Schedule, week: int | None, model: VolumeModel) -> dict[str, Any]:
    athlete, fast = schedule.athlete, fast_weeks(schedule)
    states = {} if schedule.log is None else list_states(schedule)
    return {
        "athlete": None if athlete is None else {"name": athlete.name, "title": athlete.title},
        "weeks": [_week(schedule, each, fast, states, model) for each in schedule.weeks if week in (None, each.number)],
    }


def _week(
    schedule: Schedule,
    week: ScheduledWeek,
    fast: Mapping[int, FastWork],
    states: Mapping[int, tuple[int, ...]],
    model: VolumeModel,
) -> dict[str, Any]:
    normal, work = is_normal(schedule, week), fast.get(week.number)
    return {
        "week": week.number,
        "kind": week.kind,
        "label": week.label,
        "volume": {
            muscle: _volume(week.volume.get(muscle, Volume()), model, judged=normal and muscle in model.week.muscles)
            for muscle in list_muscles((week,), model)
        },
        **({"fast": {"metres": work.metres, "contacts": work.contacts}} if work is not None else {}),
        **({} if not states else {"sessions": dict(zip(_STATES, states[week.number], strict=True))}),
    }


def _volume(volume: Volume, model: VolumeModel, *, judged: bool) -> Mapping[str, Any]:
    return {
        "direct": number(volume.direct),
        "indirect": number(volume.indirect),
        "total": number(volume.total),
        **({"optional": number(volume.optional)} if volume.optional else {}),
        "band": model.week.place(volume.least, volume.total) if judged else None,
    }
