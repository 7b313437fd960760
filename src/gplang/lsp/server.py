"""The server of the Language Server Protocol: all features, on standard input and output."""

import asyncio
import gc
import logging
import os

from gplang.lsp.protocol import Conversation, converse
from gplang.lsp.wire import Wire
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.lsp.greeting import Greeting
    from gplang.lsp.protocol import Feature, Find
    from gplang.lsp.session import EditorSession


def serve() -> int:
    """Answer an editor on standard input and output until it goes; return the exit code.

    Both are the editor's alone: what a rule of another package prints, or has printed, goes to standard error.
    """
    gc.set_threshold(500_000, 20, 50)  # what is known of a version goes with it: hardly anything refers to itself
    logging.basicConfig(format="gpl: %(message)s")
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    wire = Wire(stdin, stdout)
    try:
        return asyncio.run(converse(wire, Conversation(wire.send, _prepare)))
    except (BrokenPipeError, KeyboardInterrupt):
        return 0


def _prepare(conversation: Conversation, greeting: "Greeting") -> "Find":
    """Return what answers an editor: first of all what checks its texts, and the rest when it is asked for."""
    from gplang.lsp.features import texts
    from gplang.lsp.session import EditorSession

    session = EditorSession(conversation, greeting)
    texts.add(session)

    def find(method: str) -> "Feature | None":
        if method not in session.features and not session.is_complete:
            _add_rest(session)
        return session.features.get(method)

    return find


def _add_rest(session: "EditorSession") -> None:
    from gplang.lsp.features import layout, names, preview, reading, remedies, typing

    session.is_complete = True
    for feature in (reading, names, typing, remedies, layout, preview):
        feature.add(session)
