"""Athletes and groups, where a plan or an athlete names them."""

from collections.abc import Iterator

from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.editor.people import name_some, render_athlete
from gplang.model.roster import NOBODY, Roster
from gplang.syntax.ast import Setting
from gplang.vocabulary import EVERYBODY


def complete_trainees(context: Context) -> Iterator[Suggestion]:
    """Yield who may train a plan: groups, athletes, everybody; not who is named already."""
    roster = _roster(context)
    yield from _groups(context, roster)
    for name in roster.athletes:
        if name not in _said(context):
            yield _athlete(context, roster, name)
    if not _said(context) and roster.athletes:
        yield Suggestion(EVERYBODY, EVERYBODY, context.replace, EntryKind.VALUE, "everybody")


def complete_groups(context: Context) -> Iterator[Suggestion]:
    """Yield the groups that there are."""
    yield from _groups(context, _roster(context))


def complete_others(context: Context) -> Iterator[Suggestion]:
    """Yield the athletes that one can start from: all but the one of this header."""
    roster = _roster(context)
    own = context.words[1] if len(context.words) > 1 else ""
    yield from (_athlete(context, roster, name) for name in roster.athletes if name != own)


def _groups(context: Context, roster: Roster) -> Iterator[Suggestion]:
    for group, members in roster.groups.items():
        if group not in _said(context):
            yield Suggestion(group, group, context.replace, EntryKind.NAME, name_some(members))


def _athlete(context: Context, roster: Roster, name: str) -> Suggestion:
    athlete = roster.athletes[name]
    about = render_athlete(athlete)
    return Suggestion(name, name, context.replace, EntryKind.NAME, athlete.title or "", about)


def _said(context: Context) -> tuple[str, ...]:
    """Return the names in this line, and in the others of its kind."""
    settings = (each.statement for each in context.statements if each.keyword == context.keyword)
    others = (node.value.casefold() for each in settings if isinstance(each, Setting) for node in each.values)
    return (*context.words[1:], *others)


def _roster(context: Context) -> Roster:
    resolved = context.compilation.resolved
    return NOBODY if resolved is None else resolved.roster
