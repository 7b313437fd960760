"""Who trains what, where and when as one web page, which needs nothing but itself: a table, and sessions in full."""

from gplang.backends.agenda import HEADER, Agenda, Trained, list_rows
from gplang.backends.agenda.standing import gather, name_day
from gplang.backends.html import close_page, open_page
from gplang.backends.html.elements import Element, add
from gplang.backends.html.sessions import add_session
from gplang.backends.pages import list_pages


def render(agenda: Agenda, *, in_full: bool) -> bytes:
    """Return an agenda as a page in UTF-8; `in_full`: with all that is trained, and a box for every set."""
    page, main = open_page(agenda.title)
    add(main, "h1", agenda.title)
    for text in (agenda.plan, agenda.nobody):
        if text:
            add(main, "p", text)
    add(main, "p", id="next", class_="next", hidden="hidden")
    _add_table(main, agenda)
    if agenda.standing:
        listed = add(main, "ul")
        for who, said in gather(agenda.standing):
            add(listed, "li", f"{', '.join(who)}: {said}")
    for number, each in enumerate(agenda.sessions if in_full else ()):
        _add_session(main, agenda, each, number)
    return close_page(page)


def _add_table(main: Element, agenda: Agenda) -> None:
    rows = [("" if agenda.is_one_day else name_day(row.on), *row.cells) for row in list_rows(agenda)]
    kept = [at for at in range(len(HEADER) + 1) if any(row[at] for row in rows)]
    if not kept:
        return
    header = [name.capitalize() for name in ("day", *HEADER)]
    table = add(add(main, "div", class_="wide"), "table")
    names = add(add(table, "thead"), "tr")
    for at in kept:
        add(names, "th", header[at], scope="col")
    body = add(table, "tbody")
    for row in rows:
        cells = add(body, "tr")
        for at in kept:
            add(cells, "td", row[at])


def _add_session(main: Element, agenda: Agenda, trained: Trained, number: int) -> None:
    """Add a session as the plan's own page has it, under a heading that says whose it is."""
    course = trained.course
    whose = ", ".join(filter(None, (course.who, course.schedule.plan.title, agenda.file_of(course))))
    (page,) = list_pages(course.schedule._replace(sessions=(trained.session,)))
    add(main, "h2", whose)
    add_session(main, page._replace(anchor=f"{page.anchor}-{number + 1}"), whose)
