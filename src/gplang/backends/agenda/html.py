"""Who trains what, where and when as one page of HTML, which needs nothing but itself: a table, sessions in full."""

from collections.abc import Iterator
from html import escape as escape_markup
from itertools import groupby

from gplang import wording
from gplang.backends.agenda import HEADER, Agenda, Trained, list_rows
from gplang.backends.agenda.standing import gather, name_day
from gplang.backends.text import one_line
from gplang.wording.weeks import times, week_title

_STYLE = """\
body { font: 16px/1.45 system-ui, sans-serif; margin: 1rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1b }
h1 { font-size: 1.4rem } h2 { font-size: 1.15rem; margin: 2rem 0 .2rem } h3 { font-size: 1rem; margin: .8rem 0 .2rem }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem }
th { border-bottom: 2px solid #888 } td { border-bottom: 1px solid #ccc }
p, ul { margin: .2rem 0 } .remark { color: #555 } section { break-inside: avoid }
@media (prefers-color-scheme: dark) { body { background: #161616; color: #eee } .remark { color: #aaa } }
@media print { body { background: #fff; color: #000; max-width: none } }"""


def render(agenda: Agenda, *, in_full: bool) -> str:
    """Return an agenda as a page; `in_full`: with all that is trained."""
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{_text(agenda.title)}</title>",
        f"<style>\n{_STYLE}\n</style></head>",
        "<body>",
        f"<h1>{_text(agenda.title)}</h1>",
        *([f"<p>{_text(agenda.plan)}</p>"] if agenda.plan else []),
        *([f"<p>{_text(agenda.nobody)}</p>"] if agenda.nobody else []),
        *_table(agenda),
        *_standing(agenda),
    ]
    if in_full:
        for each in agenda.sessions:
            lines += _session(agenda, each)
    return "".join(f"{line}\n" for line in [*lines, "</body>", "</html>"])


def _text(text: str) -> str:
    return escape_markup(one_line(text))


def _table(agenda: Agenda) -> Iterator[str]:
    rows = [("" if agenda.is_one_day else name_day(row.on), *row.cells) for row in list_rows(agenda)]
    kept = [at for at in range(len(HEADER) + 1) if any(row[at] for row in rows)]
    if not kept:
        return
    header = [name.capitalize() for name in ("day", *HEADER)]
    yield "<table>"
    names = "".join(f'<th scope="col">{header[at]}</th>' for at in kept)
    yield f"<thead><tr>{names}</tr></thead>"
    yield "<tbody>"
    for row in rows:
        yield f"<tr>{''.join(f'<td>{_text(row[at])}</td>' for at in kept)}</tr>"
    yield "</tbody></table>"


def _standing(agenda: Agenda) -> Iterator[str]:
    if agenda.standing:
        yield "<ul>"
        yield from (f"<li>{_text(', '.join(who))}: {_text(said)}</li>" for who, said in gather(agenda.standing))
        yield "</ul>"


def _session(agenda: Agenda, trained: Trained) -> Iterator[str]:
    session, week, course = trained.session, trained.week, trained.course
    on = "" if session.date is None else name_day(session.date)
    title = ": ".join(filter(None, (course.who, wording.day_title(session))))
    facts = [on, times(session), wording.length(session), "" if session.gym is None else session.gym.shown]
    facts += [course.schedule.plan.title, agenda.file_of(course) or "", week_title(week.number, week.label, week.kind)]
    yield "<section>"
    yield f"<h2>{_text(title)}</h2>"
    yield f'<p class="remark">{_text(", ".join(filter(None, facts)))}</p>'
    for role, exercises in groupby(session.exercises, lambda each: each.role):
        yield f"<h3>{wording.role_name(role)}</h3>"
        yield "<ul>"
        for each in exercises:
            name, asked = wording.exercise_name(each), wording.prescription(each, session.week)
            remarks = "".join(
                f'<br><span class="remark">{_text(said)}</span>' for said in wording.remarks(each, session.kind)
            )
            yield f"<li><strong>{_text(name)}</strong>: {_text(asked)}{remarks}</li>"
        yield "</ul>"
    yield from (f"<p>Note: {_text(note)}</p>" for note in session.session.notes)
    yield "</section>"
