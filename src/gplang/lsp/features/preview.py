"""The preview: the week under the cursor as a page, in the editor itself or in a browser beside it."""

import asyncio
from functools import partial

from gplang.editor.agenda import week_at
from gplang.lsp.greeting import COMMANDS
from gplang.lsp.messages import Call, read_anything, read_call
from gplang.lsp.refusals import InvalidParams
from gplang.lsp.session import EditorSession
from gplang.lsp.snapshots import Snapshot
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gplang.preview.serving import Preview

_ARGUMENTS = 2
"""Of the command that serves the preview: a URI and a line."""


class _Cursor(NamedTuple):
    """Where somebody writes: `line` counts from 0, as editors do; `week` is there where one was asked for."""

    uri: str
    line: int
    week: int | None = None


def add(ls: EditorSession) -> None:
    """Have an editor show what a plan comes to while it is written."""
    window = _Window(ls)
    ls.after_check = window.renew

    @ls.feature("gpl/preview", read_anything)
    async def preview(params: object) -> dict[str, str] | None:
        cursor = _read(params)
        snapshot = ls.readable(cursor.uri) if cursor else None
        if cursor is None or snapshot is None:
            return None
        from gplang.preview.contents import name_of
        from gplang.preview.shell import make_style

        markup = await _draw(ls, snapshot, cursor)
        return {"title": name_of(snapshot.compilation), "style": make_style(), "markup": markup}

    @ls.feature("gpl/cursor", read_anything)
    def moved(params: object) -> None:
        window.follow(_read(params))

    @ls.feature("workspace/executeCommand", read_call)
    async def serve(call: Call) -> str | None:
        if call.command not in COMMANDS:
            raise InvalidParams(f"Invalid Params: Command name {call.command!r} is not defined")
        if len(call.arguments) != _ARGUMENTS:
            raise InvalidParams(f"Invalid Params: Expected {_ARGUMENTS} arguments, got {len(call.arguments)}")
        cursor = _read(dict(zip(("uri", "line"), call.arguments, strict=True)))
        if cursor is None:
            raise InvalidParams("Invalid Params: a URI and a line are expected")
        if ls.readable(cursor.uri) is None:
            return None
        address = window.open(cursor)
        if ls.greeting.can("window", "showDocument", "support"):
            ls.conversation.ask("window/showDocument", {"uri": address, "external": True})
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

            from gplang.preview.serving import Preview
            from gplang.preview.shell import make_shell

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

    async def _show(self, served: "Preview", cursor: _Cursor) -> None:
        snapshot = self._session.readable(cursor.uri)
        if snapshot is not None:
            markup = await _draw(self._session, snapshot, cursor)
            if cursor == self._cursor:
                served.show(markup)

    def _reveal(self, line: int) -> None:
        """Lead the editor to a line that is clicked."""
        if self._cursor is not None:
            place = {"line": max(line - 1, 0), "character": 0}
            where = {"start": place, "end": place}
            wish = {"uri": self._cursor.uri, "takeFocus": True, "selection": where}
            self._session.conversation.ask("window/showDocument", wish)


async def _draw(ls: EditorSession, snapshot: Snapshot, cursor: _Cursor) -> str:
    from gplang.preview.contents import draw

    await ls.answer(snapshot)
    schedules = snapshot.answers if snapshot.compilation.log is None else ()
    week = cursor.week or week_at(snapshot.compilation, cursor.line + 1, schedules)
    return await ls.work(partial(draw, snapshot.compilation, schedules, week))


def _read(params: object) -> _Cursor | None:
    """Return a cursor that an editor tells of; None for what is none."""
    told: dict[str, Any] = params if isinstance(params, dict) else {}
    uri, line, week = told.get("uri"), told.get("line", 0), told.get("week")
    if not isinstance(uri, str) or not isinstance(line, int) or not isinstance(week, int | None):
        return None
    return _Cursor(uri, line, week)
