"""The preview: the week under the cursor as a page, in the editor itself or in a browser beside it."""

import asyncio
from functools import partial
from typing import Any

from lsprotocol import types

from gplang.editor.agenda import week_at
from gplang.lsp.session import EditorSession
from gplang.lsp.snapshots import Snapshot
from gplang.preview.contents import draw, name_of
from gplang.preview.serving import Preview
from gplang.preview.shell import make_shell, make_style
from gplang.records import NamedTuple


class _Cursor(NamedTuple):
    """Where somebody writes: `line` counts from 0, as editors do; `week` is there where one was asked for."""

    uri: str
    line: int
    week: int | None = None


def add(server: EditorSession) -> None:
    """Have an editor show what a plan comes to while it is written."""
    window = _Window(server)
    server.after_check = window.renew

    @server.feature("gpl/preview")
    async def preview(ls: EditorSession, params: object) -> dict[str, str] | None:
        cursor = _read(params)
        snapshot = ls.readable(cursor.uri) if cursor else None
        if cursor is None or snapshot is None:
            return None
        markup = await _draw(ls, snapshot, cursor)
        return {"title": name_of(snapshot.compilation), "style": make_style(), "markup": markup}

    @server.feature("gpl/cursor")
    def moved(ls: EditorSession, params: object) -> None:  # noqa: ARG001
        window.follow(_read(params))

    @server.command("gpl.servePreview")
    async def serve(ls: EditorSession, uri: str, line: int = 0) -> str | None:
        cursor = _Cursor(uri, line)
        if ls.readable(cursor.uri) is None:
            return None
        address = window.open(cursor)
        knows = ls.client_capabilities.window and ls.client_capabilities.window.show_document
        if knows and knows.support:
            ls.window_show_document(types.ShowDocumentParams(uri=address, external=True), _heard)
        return address


class _Window:
    """The page in a browser: served from the first wish for it, and renewed with its text and its cursor."""

    def __init__(self, session: EditorSession) -> None:
        self._session = session
        self._served: Preview | None = None
        self._cursor: _Cursor | None = None

    def open(self, cursor: _Cursor) -> str:
        """Show a text; return the page's address."""
        if self._served is None:
            loop = asyncio.get_running_loop()

            def reveal(line: int) -> None:
                loop.call_soon_threadsafe(self._reveal, line)

            self._served = Preview(make_shell(), reveal)
        self.follow(cursor)
        return self._served.address

    def follow(self, cursor: _Cursor | None) -> None:
        """Show what is at another place."""
        if cursor is not None and self._served is not None and cursor != self._cursor:
            self._cursor = cursor
            self.renew(cursor.uri)

    def renew(self, uri: str) -> None:
        """Show what a text comes to now, if it is the one that is shown, or a log, which may be of that one."""
        if self._served is None or self._cursor is None:
            return
        known = self._session.readable(uri)
        if self._cursor.uri == uri or (known is not None and known.compilation.log is not None):
            self._session.watch(self._show(self._served, self._cursor))

    async def _show(self, served: Preview, cursor: _Cursor) -> None:
        snapshot = self._session.readable(cursor.uri)
        if snapshot is not None:
            markup = await _draw(self._session, snapshot, cursor)
            if cursor == self._cursor:
                served.show(markup)

    def _reveal(self, line: int) -> None:
        """Lead the editor to a line that is clicked."""
        if self._cursor is not None:
            place = types.Position(line=max(line - 1, 0), character=0)
            where = types.Range(start=place, end=place)
            wish = types.ShowDocumentParams(uri=self._cursor.uri, take_focus=True, selection=where)
            self._session.window_show_document(wish, _heard)


async def _draw(ls: EditorSession, snapshot: Snapshot, cursor: _Cursor) -> str:
    await ls.answer(snapshot)
    schedules = snapshot.answers if snapshot.compilation.log is None else ()
    week = cursor.week or week_at(snapshot.compilation, cursor.line + 1, schedules)
    return await ls.work(partial(draw, snapshot.compilation, schedules, week))


def _heard(*_: object) -> None:
    """Leave it at that: an editor that shows nothing says so itself."""


def _read(params: object) -> _Cursor | None:
    """Return a cursor that an editor tells of; None for what is none."""
    told: dict[str, Any] = params if isinstance(params, dict) else getattr(params, "_asdict", dict)()
    uri, line, week = told.get("uri"), told.get("line", 0), told.get("week")
    if not isinstance(uri, str) or not isinstance(line, int) or not isinstance(week, int | None):
        return None
    return _Cursor(uri, line, week)
