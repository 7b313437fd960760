"""What a review says, section by section: the one wording of its text, Markdown and web page."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction

from gplang import wording
from gplang.backends.overview import title_of
from gplang.catalog import load_muscles
from gplang.figures import counted, number, short, signed, span, tenths
from gplang.guide import Standing
from gplang.quantities import WeightUnit
from gplang.records import NamedTuple
from gplang.review.records import BodyWeight, Coming, Gap, Lift, Proposal, Review, SessionCount, Sore, Stall, Unrecorded
from gplang.vocabulary import Day
from gplang.wording.weeks import week_title

SPARKS = "▁▂▃▄▅▆▇█"
"""The heights of a line in text, from the lowest to the highest."""

_NONE = "–"
_PARTS = re.compile("[,;] ")


class Row(NamedTuple):
    """A row of a table; `course` is what a line is drawn of in its last cell, None for a week without.

    `is_long`: the last cell is a sentence, which has a line of its own where there is little room.
    """

    cells: tuple[str, ...]
    course: tuple[Fraction | None, ...] = ()
    is_long: bool = False


class Section(NamedTuple):
    """A part of the page: a table, lines, or both."""

    title: str
    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()


def heading_of(review: Review) -> str:
    """Return the title of the page: `Review of week 3 of 8: Strong hips`."""
    week = review.week
    name = week_title(week.number, week.label, week.kind, len(review.schedule.weeks))
    return f"{title_of(review.schedule)}: review of {name[:1].lower()}{name[1:]}"


def summary_of(review: Review) -> str:
    """Return the page in one sentence: how many sessions were done, and until when there are records."""
    return f"{_sessions(review.sessions)}; last record on {_day(review.today)}."


def list_sections(review: Review) -> Iterator[Section]:
    """Yield the sections of the page, those without anything to say left out."""
    for each in map(_without_idle_columns, _sections(review)):
        if each.rows or each.lines:
            yield each


def _sections(review: Review) -> Iterator[Section]:
    yield from (
        _muscles(review),
        _lifts(review),
        Section("Records", lines=tuple(_records(review))),
        Section("No more than before", lines=tuple(map(_stall, review.stalls))),
        Section("Pain and form", lines=tuple(map(_sore, review.pain))),
        Section("Between lower sessions", lines=tuple(map(_gap, review.gaps))),
        Section("Body weight", lines=() if review.weight is None else (_weight(review.weight),)),
        Section("Not recorded", lines=tuple(_ask(review.unrecorded))),
        _coming(review),
        Section("Changes to think of", lines=tuple(map(_proposal, review.proposals))),
    )


def _without_idle_columns(section: Section) -> Section:
    """Leave out the columns that say nothing of any row."""
    if not section.rows:
        return section
    kept = [at for at in range(len(section.header)) if any(row.cells[at] for row in section.rows)]
    last = len(section.header) - 1
    rows = tuple(
        row._replace(
            cells=tuple(row.cells[at] for at in kept),
            course=row.course if last in kept else (),
            is_long=row.is_long and last in kept,
        )
        for row in section.rows
    )
    return section._replace(header=tuple(section.header[at] for at in kept), rows=rows)


def spark(course: Sequence[Fraction | None]) -> str:
    """Return a line of text that rises and falls as the amounts do; a blank for a week without one.

    It is empty with fewer than two of them: there is no course yet.
    """
    known = [each for each in course if each is not None]
    if len(known) < 2:
        return ""
    low, room = min(known), max(known) - min(known)
    steps = len(SPARKS) - 1
    heights = (None if each is None else round((each - low) / room * steps) if room else 0 for each in course)
    return "".join(" " if height is None else SPARKS[height] for height in heights)


def _sessions(count: SessionCount) -> str:
    parts = [f"{count.done} of {counted(count.planned, 'session')} done"]
    parts += [f"{count.missed} missed"] if count.missed else []
    open_ones = count.planned - count.done - count.missed
    parts += [f"{open_ones} not recorded"] if open_ones else []
    parts += [f"{count.extra} beside the plan"] if count.extra else []
    return ", ".join(parts)


def _muscles(review: Review) -> Section:
    band = review.schedule.profile.volume.week
    says = {Standing.BELOW: "below ", Standing.WITHIN: "within ", Standing.ABOVE: "above "}
    names = load_muscles().words
    rows = [
        Row(
            (
                names.get(each.muscle, each.muscle),
                number(each.planned),
                number(each.done),
                "" if each.band is None else f"{says[each.band]}{span(band.low, band.high)}",
            )
        )
        for each in review.muscles
    ]
    return Section("Hard sets", ("muscle", "planned", "done", "band"), tuple(rows))


def _lifts(review: Review) -> Section:
    rows = [Row((*_lift(each), spark(each.course)), each.course) for each in review.lifts]
    return Section("Main lifts", ("lift", "heaviest", "est. max", "last week", "best", "by week"), tuple(rows))


def _lift(each: Lift) -> tuple[str, ...]:
    now, last, best = each.estimate
    maxima = (_maximum(now, each.unit), _maximum(last, each.unit), _maximum(best, each.unit))
    return (each.exercise.name, _top(each.load, each.reps, each.unit), *maxima)


def _top(load: Fraction | None, reps: Iterable[int], unit: WeightUnit) -> str:
    counts = ", ".join(str(each) for each in reps if each)
    weight = "" if load is None else _load(load, unit)
    return " x ".join(filter(None, (weight, counts))) or _NONE


def _load(amount: Fraction, unit: WeightUnit) -> str:
    return f"{number(short(amount))} {unit.value}"


def _maximum(amount: Fraction | None, unit: WeightUnit) -> str:
    return _NONE if amount is None else f"{number(tenths(amount))} {unit.value}"


def _records(review: Review) -> Iterator[str]:
    for each in review.records:
        what = "" if each.kind == "load" else "estimated max "
        amount, before = _maximum(each.amount, each.unit), _maximum(each.before, each.unit)
        yield f"{each.exercise.name}: {what}{amount} on {_day(each.date)}, {before} before"


def _stall(each: Stall) -> str:
    said = f"{each.exercise.name} in `{each.session}`: "
    if each.cut_from:
        loads = " and ".join(_load(amount, each.unit) for amount in each.cut_from)
        said += f"cut {len(each.cut_from)} times without more between, from {loads}"
        said += "; smaller steps or fewer repetitions may get past it"
    else:
        name = wording.counted(each.sessions, "session")
        said += f"{name} without more, last {_top(each.load, each.reps, each.unit)}"
    return f"{said}; next: {'; '.join(each.answer)}" if each.answer else said


def _sore(each: Sore) -> str:
    when = f"on {_day(each.date)} in `{each.session}`"
    name = "other work" if each.exercise is None else each.exercise.name
    if each.level is None:
        return f"{name}: repetitions lost to form {when}"
    return f"{name if each.place is None else each.place.replace('-', ' ')}: pain {each.level} of 10 {when}"


def _gap(each: Gap) -> str:
    hours = f"{number(tenths(each.hours))} h" if each.is_exact else counted(each.hours / 24, "day")
    least = f", less than {number(each.least)} h" if each.is_short else ""
    return f"{_day(each.earlier)} to {_day(each.later)}: {hours}{least}"


def _weight(each: BodyWeight) -> str:
    said = f"{number(each.weight.amount)} {each.weight.unit.value} on {_day(each.date)}"
    before = each.before
    if before is None or before.unit is not each.weight.unit:
        return said
    return f"{said}, {signed(each.weight.amount - before.amount)} {before.unit.value} since the weeks before"


def _ask(missing: Iterable[Unrecorded]) -> Iterator[str]:
    for each in missing:
        day = "" if each.date is None else f"{_day(each.date)}, "
        if each.exercise is None:
            on = "" if each.date is None else f"{each.date.isoformat()} "
            yield f"{day}`{each.session}`: trained or not? `done {on}{each.session}` or `missed {on}{each.session}`"
        else:
            yield f"{day}`{each.session}`: what of {each.exercise.name}? `did` or `skipped {each.exercise.id}`"


def _coming(review: Review) -> Section:
    """Return next week line by line; a session is named by its first one."""
    rows = []
    seen = None
    for each in review.next:
        key = (each.date, each.session)
        label = "" if key == seen else f"{'' if each.date is None else f'{_short_day(each.date)} '}{each.session}"
        rows.append(Row((label, each.exercise.name, each.text, _why(each)), is_long=True))
        seen = key
    return Section("Next week", ("session", "exercise", "dose", "why not as the text has it"), tuple(rows))


def _why(each: Coming) -> str:
    if each.plain is None:
        return "; ".join(each.why)
    now = _PARTS.split(each.text)
    written = dict.fromkeys(part for part in _PARTS.split(each.plain) if part not in now)
    return "; ".join([*each.why, f"text: {', '.join(written) or 'no weight'}"])


def _proposal(each: Proposal) -> str:
    guide = f" ({', '.join(each.guide)})" if each.guide else ""
    return f"{each.code} {each.name}: {each.message}{guide}; {each.title}"


def _day(day: date) -> str:
    return f"{_short_day(day)} {day.isoformat()}"


def _short_day(day: date) -> str:
    return tuple(Day)[day.weekday()].value.capitalize()
