"""A page for every session: what to do, a box for every set, and room for what was done."""

from collections.abc import Sequence
from functools import lru_cache

from gplang.backends.html.elements import Element, add, make_element, settle
from gplang.backends.overview import Held, held_in, week_names
from gplang.backends.pages import Box, Page, Rounds, Station, pages_by_week
from gplang.scheduling.records import Schedule, ScheduledWeek

_LONG, _LONGEST = 26, 40
"""Lines of a session from which on it is printed smaller, and smallest, so that one sheet of paper holds it."""


_MOST_KNOWN = 256
"""Lists of boxes that are kept."""


def add_weeks(body: Element, schedule: Schedule, title: str) -> None:
    """Add the sessions of all weeks, and what the plan works around."""
    pages = pages_by_week(schedule)
    held = held_in(schedule)
    for week in schedule.weeks:
        _add_week(body, week, pages.get(week.number, ()), held[week.number], title)


def add_week(body: Element, schedule: Schedule, number: int, title: str) -> None:
    """Add the sessions of one week."""
    pages = pages_by_week(schedule).get(number, ())
    for week in schedule.weeks:
        if week.number == number:
            _add_week(body, week, pages, held_in(schedule)[number], title)


def _add_week(body: Element, week: ScheduledWeek, pages: Sequence[Page], held: list[Held], title: str) -> None:
    section = add(body, "section", class_="week", aria_labelledby=f"week-{week.number}")
    add(section, "h2", week_names(week)[0], id=f"week-{week.number}")
    _add_events(section, held)
    for page in pages:
        add_session(section, page, title)


def _add_events(section: Element, held: list[Held]) -> None:
    events = [each for each in held if not each.anchor]
    if events:
        listed = add(section, "ul", class_="events")
        for each in events:
            add(listed, "li", f"{each.when}: {each.title}, {each.facts}")


def add_session(section: Element, page: Page, title: str) -> None:
    """Add a session as a card: what to do, a box for every set, and its notes; `title` says whose it is."""
    card = add(section, "article", class_=f"session{_size(page)}", id=page.anchor, aria_labelledby=f"{page.anchor}.t")
    card.attributes["data-key"] = page.key
    if page.date:
        card.attributes["data-date"] = page.date
    add(card, "p", title, class_="whose")
    add(card, "p", page.when, class_="when")
    add(card, "h3", page.title, id=f"{page.anchor}.t")
    add(card, "p", page.facts, class_="facts")
    if page.state:
        add(card, "p", page.state, class_="state")
    for station in page.stations:
        if station.role:
            add(card, "h4", station.role)
        _add_station(card, station)
    for title, texts in (("Notes", page.notes), ("Recorded", page.recorded)):
        if texts:
            add(card, "h4", title)
            notes = add(card, "ul", class_="notes")
            for text in texts:
                add(notes, "li", text)


def _size(page: Page) -> str:
    """Return how closely a session is printed."""
    lines = len(page.notes)
    for station in page.stations:
        lines += 2 + sum(1 + len(task.remarks) for task in station.tasks)
        lines += -(-len(station.boxes) // (4 if station.is_alike else 2))
    return "" if lines < _LONG else " long" if lines < _LONGEST else " longest"


def _add_station(card: Element, station: Station) -> None:
    block = add(card, "div", class_="station")
    if station.title:
        add(block, "h5", station.title)
    for task in station.tasks:
        what = add(block, "p", class_="task")
        add(what, "strong", task.name)
        add(what, "span", task.asks)
        for remark in task.remarks:
            add(block, "p", remark, class_="remark")
    if station.boxes:
        names = ", ".join(task.name for task in station.tasks)
        kind = "sets alike" if station.is_alike else "sets"
        block.held.append(_list_sets(names, kind, station.boxes, station.rounds is None))
    if station.rounds is not None:
        _add_rounds(block, station.rounds)


@lru_cache(_MOST_KNOWN)
def _list_sets(names: str, kind: str, boxes: tuple[Box, ...], ticked: bool) -> Element:
    """Return the boxes of a station; they are the same in many weeks."""
    sets = make_element("ul", class_=kind, aria_label=f"{names}: sets")
    for box in boxes:
        _add_box(sets, box, ticked=ticked)
    return settle(sets)


def _add_box(sets: Element, box: Box, *, ticked: bool) -> None:
    line = add(sets, "li", data_set=box.name)
    if box.optional:
        line.attributes["class"] = "spare"
    label = add(line, "label" if ticked else "span", class_="set")
    if ticked:
        tick = add(label, "input", type="checkbox")
        if box.rest is not None:
            tick.attributes["data-rest"] = str(box.rest)
        if box.done is not None:
            tick.attributes["checked"] = "checked"
    add(label, "b", box.label)
    if box.asks:
        add(label, "span", box.asks)
    for (noun, mode), done in zip(((box.unit, "decimal"), (box.noun, "numeric")), box.done or ("", ""), strict=True):
        field = add(line, "input", inputmode=mode, placeholder=noun, aria_label=f"{noun} done, set {box.label}")
        if done:
            field.attributes["value"] = done


def _add_rounds(block: Element, rounds: Rounds) -> None:
    """Add a box for every round of a circuit."""
    listed = add(block, "ul", class_="rounds")
    for number, name in enumerate(rounds.names, 1):
        label = add(add(listed, "li", data_set=name), "label", class_="set")
        tick = add(label, "input", type="checkbox")
        if rounds.rest is not None:
            tick.attributes["data-rest"] = str(rounds.rest)
        add(label, "b", f"round {number}")
    if rounds.result is not None:
        line = add(listed, "li", data_set=f"{rounds.names[0][:1]} result")
        add(line, "input", placeholder=rounds.result, aria_label=f"{rounds.result} done")
