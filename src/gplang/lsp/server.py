"""The server of the Language Server Protocol: all features, on standard input and output."""

import gc
import logging
import os

from gplang.lsp.features import layout, names, preview, reading, remedies, texts, typing
from gplang.lsp.protocol import is_news
from gplang.lsp.session import EditorSession


def make_server() -> EditorSession:
    """Return the server, ready to be started."""
    server = EditorSession()
    for feature in (texts, reading, names, typing, remedies, layout, preview):
        feature.add(server)
    return server


def serve() -> int:
    """Answer an editor on standard input and output until it goes; return the exit code.

    Both are the editor's alone: what a rule of another package prints, or has printed, goes to standard error.
    """
    gc.set_threshold(50_000, 20, 50)
    logging.basicConfig(format="gpl: %(message)s")
    logging.getLogger("pygls").addFilter(is_news)
    logging.getLogger("pygls.protocol.json_rpc").addFilter(is_news)
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    server = make_server()
    server.start_io(stdin, stdout)
    return server.exit_code
