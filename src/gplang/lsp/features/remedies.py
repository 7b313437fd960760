"""Remedies: quick fixes where the cursor is, and all that is safe to fix."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from lsprotocol import types

from gplang.diagnostics import Edit
from gplang.editor.actions import find_remedies, keep_harmless, mend_all, rewrite_by
from gplang.editor.changed_lines import find_changed_lines
from gplang.formatter.blocks import lay_out_changed
from gplang.lsp import answers
from gplang.lsp.clock import today_in
from gplang.lsp.session import EditorSession
from gplang.lsp.snapshots import Snapshot, tell_waiting
from gplang.source import SourceText, Span

if TYPE_CHECKING:
    from gplang.editor.recording import Recording
    from gplang.scheduling.records import Schedule

_FIX_ALL = "source.fixAll.gpl"
_RECORD = types.CodeActionKind.RefactorRewrite
_MOST_LAID_OUT = 3_000_000
"""Characters of all texts that remedies of one request are laid out in: of a huge text they stay as they are."""


def add(server: EditorSession) -> None:
    """Have an editor offer remedies."""

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, _RECORD, _FIX_ALL]),
    )
    async def code_actions(ls: EditorSession, params: types.CodeActionParams) -> list[types.CodeAction]:
        snapshot = await ls.checked(params.text_document.uri)
        if snapshot is None:
            return []
        wanted = params.context.only
        fix_all = await _fix_all(ls, snapshot) if wanted and _is_wanted(_FIX_ALL, wanted) else []
        ls.refuse_outdated(snapshot)
        fixes = await _quick_fixes(ls, snapshot, params) if _is_wanted(types.CodeActionKind.QuickFix, wanted) else []
        ls.refuse_outdated(snapshot)
        records = await _recordings(ls, snapshot, params) if _is_wanted(_RECORD, wanted) else []
        ls.refuse_outdated(snapshot)
        return [*fixes, *records, *fix_all]


async def _quick_fixes(ls: EditorSession, snapshot: Snapshot, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return what can be done where the cursor is, and about the findings that the editor names: those of its line."""
    compilation = snapshot.checked
    named = [each.range for each in params.context.diagnostics if each.source == answers.SOURCE]
    spans = [ls.places.span(compilation.source, stretch) for stretch in (params.range, *named)]
    touched = Span(min(span.start for span in spans), max(span.end for span in spans))
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


async def _recordings(ls: EditorSession, snapshot: Snapshot, params: types.CodeActionParams) -> list[types.CodeAction]:
    """Return which sessions can be logged as planned: from a log, or from a plan whose configuration names logs."""
    compilation = snapshot.compilation
    if compilation.log is None and ls.texts.log_reader(snapshot) is None:
        return []
    await ls.answer(snapshot)
    offset = ls.places.offset(compilation.source, params.range.start)
    found = await ls.work(partial(_find_recordings, snapshot, offset))
    return [
        types.CodeAction(
            title=each.title,
            kind=_RECORD,
            edit=answers.say_workspace_edit(_lay_out_log(each.edits), ls.places, ls.uri_of, ls.versions),
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


async def _fix_all(ls: EditorSession, snapshot: Snapshot) -> list[types.CodeAction]:
    edits = await ls.work(partial(mend_all, snapshot.compilation.source, ls.texts.checker(snapshot)))
    if not edits:
        return []
    edits = _lay_out(snapshot.compilation.source, edits)
    edit = answers.say_workspace_edit(edits, ls.places, ls.uri_of, ls.versions)
    return [types.CodeAction(title="Fix all that is safe to fix", kind=_FIX_ALL, edit=edit)]


def _is_wanted(kind: str, wanted: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Return whether an editor asks for a kind of action: `source` stands for all that begin with it, "" for all."""
    return wanted is None or any(not each or kind == each or kind.startswith(f"{each}.") for each in wanted)
