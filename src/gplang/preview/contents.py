"""What a preview shows: mistakes, the sessions of a week, the hard sets of all weeks; each leads to its line."""

from collections.abc import Iterator, Sequence

from gplang.backends.html.elements import Element, add, make_element, write
from gplang.backends.html.sessions import add_week
from gplang.backends.html.volume import add_volume
from gplang.backends.overview import title_of
from gplang.compiler import Compilation
from gplang.diagnostics import Severity
from gplang.figures import counted
from gplang.scheduling.estimate import group_supersets
from gplang.scheduling.records import Schedule, ScheduledSession
from gplang.source import Location, SourceText

_MOST_MISTAKES = 5
"""Errors that are told above the week."""

_OPEN = 2
"""Athletes who are shown at once; of more, each but the first is folded away."""


def draw(compilation: Compilation, schedules: Sequence[Schedule], week: int) -> str:
    """Return a week of a plan as HTML, for every athlete; each part that has a line in the text names it.

    A week that the plan does not have is its last one.
    """
    body = make_element("div")
    _add_mistakes(body, compilation)
    if not schedules:
        add(
            body,
            "p",
            "A log, no plan." if compilation.document.is_log else "No plan in this file, only what plans use.",
        )
    for at, schedule in enumerate(schedules):
        parent = body
        title = title_of(schedule)
        if len(schedules) > _OPEN:
            parent = add(body, "details", id=f"athlete-{at}", **({} if at else {"open": "open"}))
            add(parent, "summary", title)
        else:
            add(parent, "h1", title)
        if not schedule.weeks:
            add(parent, "p", "No weeks yet.")
            continue
        number = min(week, len(schedule.weeks))
        add_week(parent, schedule, number, title)
        _name_lines(parent, [each for each in schedule.sessions if each.week == number], compilation.source)
        add_volume(parent, schedule, prefix=f"a{at}-" if at else "")
    return "".join(write(each) for each in body.held)


def name_of(compilation: Compilation) -> str:
    """Return what a window with a plan is called."""
    plan = compilation.plan
    return f"{plan.title if plan is not None else compilation.source.path} – gpl preview"


def _add_mistakes(body: Element, compilation: Compilation) -> None:
    errors = [each for each in compilation.diagnostics if each.severity is Severity.ERROR]
    if not errors:
        return
    block = add(body, "div", class_="mistakes")
    add(block, "p", f"{counted(len(errors), 'error')}; without what is wrong the plan says:")
    listed = add(block, "ul")
    for each in errors[:_MOST_MISTAKES]:
        item = add(listed, "li", f"{each.where.start.line}: {each.message}")
        _name_line(item, each.where, compilation.source)


def _name_lines(parent: Element, sessions: Sequence[ScheduledSession], source: SourceText) -> None:
    """Name the line of each session and of each exercise, which stand in the order of the schedule."""
    cards = (each for each in parent.iter("article"))
    for card, session in zip(cards, sessions, strict=True):
        for part in card.held:
            if part.tag == "h3":
                _name_line(part, session.where, source)
        exercises = (exercise for group in group_supersets(session.exercises) for exercise in group)
        for task, exercise in zip(_tasks(card), exercises, strict=True):
            _name_line(task, exercise.where, source)


def _tasks(card: Element) -> Iterator[Element]:
    return (each for each in card.iter("p") if each.attributes.get("class") == "task")


def _name_line(element: Element, where: Location, source: SourceText) -> None:
    if where.source is source:
        element.attributes["data-line"] = str(where.start.line)
