"""Work by muscle, lift, pattern or day as a table of an average week, at most 80 columns wide."""

from collections.abc import Iterator

from gplang.backends.work import Person, average
from gplang.cli import clicks as click
from gplang.cli.layout import GAP, pad, rule, wrap
from gplang.cli.terminal import page_width
from gplang.figures import counted, number, tenths
from gplang.report.visible import count_columns, make_visible
from gplang.scheduling.work import By, Work

_HEADER = ("sets", "kg", "days", "of max")
_WIDTHS = (6, 8, 5, 7)


def render_people(people: list[Person], week: int | None) -> str:
    """Return the pages of all athletes."""
    return rule().join(_page(each, week) for each in people)


def _page(person: Person, week: int | None) -> str:
    return "".join(f"{line}\n" for line in [*_heading(person, week), *_table(person), *_left_out(person, week)])


def _heading(person: Person, week: int | None) -> Iterator[str]:
    first = person.courses[0]
    titles = dict.fromkeys(each.schedule.plan.title for each in person.courses)
    title = f"{' + '.join(titles)}{f': {first.who}' if first.who else ''}"
    yield from (click.style(line, bold=True) for line in wrap(make_visible(title), page_width()))
    count = len(person.weeks)
    if week is not None:
        text = f"by {person.by}, in week {week}"
    elif count == 0:
        text = "no week has a session"
    else:
        kind = "calendar week" if person.by_calendar else "week"
        text = f"by {person.by}, a week on average of the {counted(count, kind)} with training"
    yield from wrap(text, page_width())


def _table(person: Person) -> Iterator[str]:
    weeks, whole = len(person.weeks), person.whole
    if not whole:
        return
    names = {key: make_visible(person.names.get(key, key)) for key in person.order}
    room = page_width() - sum(_WIDTHS) - len(GAP) * len(_WIDTHS)
    width = min(room, max(count_columns(name) for name in (*names.values(), str(person.by))))
    yield ""
    cells = (name.rjust(size) for name, size in zip(_HEADER, _WIDTHS, strict=True))
    yield click.style(GAP.join([pad(str(person.by), width), *cells]), bold=True)
    for key in person.order:
        first, *others = wrap(names[key], width)
        yield GAP.join([pad(first, width), *_cells(whole[key], weeks)]).rstrip()
        yield from others


def _cells(work: Work, weeks: int) -> Iterator[str]:
    sets, tonnage, days = average(work, weeks)
    share = work.intensity
    texts = (
        number(tenths(sets)) if sets else "",
        number(round(tonnage)) if tonnage else "",
        number(tenths(days)) if days else "",
        f"{number(round(share))} %" if share is not None else "",
    )
    return (text.rjust(size) for text, size in zip(texts, _WIDTHS, strict=True))


def _left_out(person: Person, week: int | None) -> Iterator[str]:
    """Yield what the numbers mean, and what is not in them."""
    if not person.whole:
        return
    assisted = number(person.courses[0].schedule.profile.volume.assisted)
    text = f"sets: hard sets{f', {assisted} for a muscle that assists' if person.by is By.MUSCLE else ''}"
    left_out = ((person.all.bodyweight, "with body weight"), (person.all.unknown, "of unknown weight"))
    parts = [f"{counted(count, 'set')} {what}" for count, what in left_out if count]
    without = f", nor {' and '.join(parts)}{' in all weeks' if week is None else ''}" if parts else ""
    yield ""
    yield from wrap(
        f"{text}; kg: weight by repetitions, no warm-ups{without}; days: with training; of max: on average, where it is"
        " known.",
        page_width(),
    )
