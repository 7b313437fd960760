"""What a day of a week may hold: sessions and events; and where, in which gym."""

from collections.abc import Iterable, Iterator

from gplang.editor.cards import render_gym, render_session
from gplang.editor.completion.suggestion import EntryKind, Suggestion
from gplang.editor.context import Context
from gplang.model.session import Session
from gplang.wording import event_facts, event_title


def own_first(context: Context) -> list[Session]:
    """Return the sessions, those of the file itself first."""
    source = context.compilation.source
    return sorted(context.sessions.values(), key=lambda each: each.where.source is not source)


def other_sessions(context: Context) -> list[Session]:
    """Return the sessions but for that of this header."""
    source, row = context.compilation.source, context.line.number
    return [each for each in own_first(context) if (each.where.source, each.where.start.line) != (source, row)]


def complete_sessions(context: Context, sessions: Iterable[Session]) -> Iterator[Suggestion]:
    """Yield sessions with what they hold."""
    for each in sessions:
        detail, about = each.title or "", render_session(each, ())
        yield Suggestion(each.name, each.name, context.replace, EntryKind.SESSION, detail, about)


def complete_events(context: Context) -> Iterator[Suggestion]:
    """Yield the events of the plan."""
    resolved = context.compilation.resolved
    plan = resolved.plan if resolved is not None else None
    for each in plan.events.values() if plan is not None else ():
        about = f"{event_title(each)} ({event_facts(each)})"
        yield Suggestion(each.name, each.name, context.replace, EntryKind.SESSION, each.title or "", about)


def complete_gyms(context: Context) -> Iterator[Suggestion]:
    """Yield the gyms of the file and of what it uses."""
    resolved = context.compilation.resolved
    for each in resolved.gyms.values() if resolved is not None else ():
        yield Suggestion(each.name, each.name, context.replace, EntryKind.NAME, each.title or "", render_gym(each))
