"""Remedies: quick fixes where the cursor is, and all that is safe to fix."""

from collections.abc import Sequence
from functools import partial

from gplang.diagnostics import Edit
from gplang.editor.actions import find_remedies, keep_harmless, mend_all, rewrite_by
from gplang.editor.changed_lines import find_changed_lines
from gplang.formatter.blocks import lay_out_changed
from gplang.lsp import answers
from gplang.lsp.answers import Json
from gplang.lsp.clock import today_in
from gplang.lsp.greeting import FIX_ALL, QUICK_FIX, RECORD
from gplang.lsp.messages import Findings, read_findings
from gplang.lsp.session import EditorSession
from gplang.lsp.snapshots import Snapshot, tell_waiting
from gplang.source import SourceText, Span
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.editor.recording import Recording
    from gplang.scheduling.records import Schedule

_MOST_LAID_OUT = 3_000_000
"""Characters of all texts that remedies of one request are laid out in: of a huge text they stay as they are."""


def add(ls: EditorSession) -> None:
    """Have an editor offer remedies."""

    @ls.feature("textDocument/codeAction", read_findings)
    async def code_actions(at: Findings) -> list[Json]:
        snapshot = await ls.checked(at.uri)
        if snapshot is None:
            return []
        wanted = at.only
        fix_all = await _fix_all(ls, snapshot) if wanted and _is_wanted(FIX_ALL, wanted) else []
        ls.refuse_outdated(snapshot)
        fixes = await _quick_fixes(ls, snapshot, at) if _is_wanted(QUICK_FIX, wanted) else []
        ls.refuse_outdated(snapshot)
        records = await _recordings(ls, snapshot, at) if _is_wanted(RECORD, wanted) else []
        ls.refuse_outdated(snapshot)
        return [*fixes, *records, *fix_all]


async def _quick_fixes(ls: EditorSession, snapshot: Snapshot, at: Findings) -> list[Json]:
    """Return what can be done where the cursor is, and about the findings that the editor names: those of its line."""
    named = [stretch for stretch, source in at.shown if source == answers.SOURCE]
    spans = [ls.places.span(snapshot.compilation.source, stretch) for stretch in (at.range, *named)]
    touched = Span(min(span.start for span in spans), max(span.end for span in spans))
    if not find_remedies(snapshot.checked, touched):  # editors ask at every move of the cursor
        return []
    compilation = await ls.work(lambda: snapshot.mendable)
    found = find_remedies(compilation, touched)
    remedies = await ls.work(partial(keep_harmless, found, compilation, ls.texts.checker(snapshot), snapshot.verdicts))
    told = dict(zip(compilation.diagnostics, tell_waiting(compilation), strict=True))
    lay_out = _lay_out if len(remedies) * len(compilation.source.text) <= _MOST_LAID_OUT else _as_it_is
    return [
        answers.say_remedy(
            remedy,
            answers.say_workspace_edit(lay_out(compilation.source, remedy.edits), ls.places, ls.uri_of, ls.versions),
            ls.say(told.get(remedy.finding, remedy.finding)),
        )
        for remedy in remedies
    ]


async def _recordings(ls: EditorSession, snapshot: Snapshot, at: Findings) -> list[Json]:
    """Return which sessions can be logged as planned: from a log, or from a plan whose configuration names logs."""
    compilation = snapshot.compilation
    if not ls.is_logged(snapshot):
        return []
    await ls.answer(snapshot)
    offset = ls.places.offset(compilation.source, at.range.start)
    found = await ls.work(partial(_find_recordings, snapshot, offset))
    return [
        _action(
            each.title,
            RECORD,
            answers.say_workspace_edit(_lay_out_log(each.edits), ls.places, ls.uri_of, ls.versions),
        )
        for each in found
        if each.edits
    ]


def _find_recordings(snapshot: Snapshot, offset: int) -> "tuple[Recording, ...]":
    from gplang.editor.recording import find_recordings

    compilation, schedules = snapshot.compilation, snapshot.answers
    pairs: list[tuple[Schedule, SourceText]] = []
    for each in schedules:
        whose = None if each.athlete is None else each.athlete.name
        text = compilation.source if compilation.log is not None else snapshot.logs.texts.get(whose)
        pairs += [(each, text)] if text is not None else []
    zone = schedules[0].timezone if schedules else None
    return tuple(find_recordings(compilation, offset, schedules, pairs, today_in(zone)))


def _lay_out_log(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    return _lay_out(edits[0].where.source, edits)


def _as_it_is(source: SourceText, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:  # noqa: ARG001
    return edits


def _lay_out(source: SourceText, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return edits that leave laid out what was so before them; those of a used file as they are."""
    if any(edit.where.source is not source for edit in edits):
        return edits
    bare = rewrite_by(source, edits)
    text = lay_out_changed(source.text, bare)
    return edits if text == bare else find_changed_lines(source, text)


async def _fix_all(ls: EditorSession, snapshot: Snapshot) -> list[Json]:
    edits = await ls.work(partial(mend_all, snapshot.compilation.source, ls.texts.checker(snapshot)))
    if not edits:
        return []
    edits = _lay_out(snapshot.compilation.source, edits)
    edit = answers.say_workspace_edit(edits, ls.places, ls.uri_of, ls.versions)
    return [_action("Fix all that is safe to fix", FIX_ALL, edit)]


def _action(title: str, kind: str, edit: Json) -> Json:
    return {"title": title, "kind": kind, "edit": edit}


def _is_wanted(kind: str, wanted: Sequence[str] | None) -> bool:
    """Return whether an editor asks for a kind of action: `source` stands for all that begin with it, "" for all."""
    return wanted is None or any(not each or kind == each or kind.startswith(f"{each}.") for each in wanted)
