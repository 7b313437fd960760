"""Who trains what, where and when as Markdown: a table, and sessions in full as in the sheet."""

from collections.abc import Iterator

from gplang.backends.agenda import HEADER, Agenda, Trained, list_rows
from gplang.backends.agenda.standing import gather, name_day
from gplang.backends.markdown import escape, escape_cell, escape_line, render_session
from gplang.wording.weeks import week_title


def render(agenda: Agenda, *, in_full: bool) -> str:
    """Return an agenda as CommonMark with a table as GitHub has it; `in_full`: with all that is trained."""
    lines = [f"# {escape(agenda.title)}"]
    lines += ["", escape_line(agenda.plan)] if agenda.plan else []
    lines += ["", agenda.nobody] if agenda.nobody else []
    lines += _table(agenda)
    if agenda.standing:
        lines += ["", *(f"- {escape_line(', '.join(who))}: {escape(text)}" for who, text in gather(agenda.standing))]
    if in_full:
        for each in agenda.sessions:
            lines += ["", f"## {escape(_heading(agenda, each))}", *render_session(each.session, each.week.kind)]
    return "".join(f"{line}\n" for line in lines)


def _table(agenda: Agenda) -> Iterator[str]:
    """Yield the table; columns that are empty in all rows are left out, and so is the day where there is only one."""
    rows = [("" if agenda.is_one_day else name_day(row.on), *row.cells) for row in list_rows(agenda)]
    kept = [at for at in range(len(HEADER) + 1) if any(row[at] for row in rows)]
    if not kept:
        return
    header = [name.capitalize() for name in ("day", *HEADER)]
    yield ""
    for cells in (header, ["---"] * len(header), *(tuple(map(escape_cell, row)) for row in rows)):
        yield f"| {' | '.join(cells[at] for at in kept)} |"


def _heading(agenda: Agenda, trained: Trained) -> str:
    course, week = trained.course, trained.week
    name = week_title(week.number, week.label, week.kind)
    return ", ".join(filter(None, (course.who, course.schedule.plan.title, agenda.file_of(course), name)))
