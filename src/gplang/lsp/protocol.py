"""The order of messages: what comes too early, too late or in no form that can be read is refused, not passed over."""

import asyncio
import logging
import os
import sys
from typing import Any
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol

from gplang.records import NamedTuple

_LOG = logging.getLogger(__name__)

_NO_NEWS = ("Unable to deserialize message", "Cancel notification for unknown message id")
"""Beginnings of what pygls logs about messages that we answer ourselves, or that need no answer."""

_LOOKS = 2.0
"""Seconds between two looks at whether the editor is still there."""


class ContentModified(JsonRpcException):
    """A text was changed while the answer was worked out; the editor asks again."""

    CODE = types.LSPErrorCodes.ContentModified.value
    MESSAGE = "the text has changed meanwhile"


class _Unreadable(NamedTuple):
    """A message that has not the form of its kind: its id, None for a notification, and why it is refused."""

    id: int | str | None
    method: str
    error: JsonRpcException


class Protocol(LanguageServerProtocol):
    """The Language Server Protocol with an answer to every request."""

    @property
    def is_shut_down(self) -> bool:
        """Whether the editor has taken its leave."""
        return self._shutdown

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Return a message as a record; one that cannot be read as what is wrong with it."""
        try:
            return super().structure_message(data)
        except (JsonRpcInvalidParams, JsonRpcInternalError):
            if "method" not in data or data["jsonrpc"] != self.VERSION:
                return data
            method = str(data["method"])
            return _Unreadable(data.get("id"), method, JsonRpcInvalidParams(f"the parameters of {method} are wrong"))

    def handle_message(self, message: Any) -> None:
        """Answer a message, or say why not."""
        unreadable = message if isinstance(message, _Unreadable) else _without_form(message)
        if unreadable is not None:
            self._refuse(*unreadable)
            return
        method = getattr(message, "method", "")
        error = self._out_of_order(method)
        if error is not None:
            self._refuse(getattr(message, "id", None), method, error)
        elif method != types.TEXT_DOCUMENT_DID_CHANGE or self._is_open(message.params.text_document.uri):
            super().handle_message(message)
        elif (opening := _as_opening(message.params)) is not None:
            super().handle_message(opening)

    def _is_open(self, uri: str) -> bool:
        return unquote(uri) in self.workspace.text_documents

    def _out_of_order(self, method: str) -> JsonRpcException | None:
        if not method or method == types.EXIT:
            return None
        if self._shutdown:
            return JsonRpcInvalidRequest("the server was shut down")
        if method == types.INITIALIZE:
            return JsonRpcInvalidRequest("the server is initialized already") if self._workspace else None
        return None if self._workspace else JsonRpcServerNotInitialized("initialize comes first")

    def _refuse(self, number: int | str | None, method: str, error: JsonRpcException) -> None:
        """Answer a request that something is wrong with it; a notification gets no answer."""
        if number is not None:
            self._send_response(number, error=error.to_response_error())
        elif isinstance(error, JsonRpcInvalidParams | JsonRpcInvalidRequest) and not self._shutdown:
            _LOG.warning("%s is passed over: %s", method or "a message", error.message)


def _as_opening(params: types.DidChangeTextDocumentParams) -> Any:
    """Return the change of a text that was never opened as what opens it: Neovim renames a text without a word."""
    whole = [each for each in params.content_changes if isinstance(each, types.TextDocumentContentChangeWholeDocument)]
    if not whole or not _is_uri(params.text_document.uri):
        return None
    version, uri = params.text_document.version, params.text_document.uri
    document = types.TextDocumentItem(uri=uri, language_id="gpl", version=version, text=whole[-1].text)
    return types.DidOpenTextDocumentNotification(params=types.DidOpenTextDocumentParams(text_document=document))


def _is_uri(text: str) -> bool:
    try:
        return bool(urlsplit(text).scheme)
    except ValueError:
        return False


def _without_form(message: object) -> _Unreadable | None:
    """Return what is wrong with JSON that is no message at all."""
    if getattr(message, "jsonrpc", None) == Protocol.VERSION:
        return None
    number = message.get("id") if isinstance(message, dict) else getattr(message, "id", None)
    is_number = isinstance(number, int | str)
    return _Unreadable(number if is_number else None, "", JsonRpcInvalidRequest("this is no message of JSON-RPC 2.0"))


def is_news(record: logging.LogRecord) -> bool:
    """Return whether a log has to hold something: not that a wish was refused, which the answer says."""
    refused = record.exc_info and isinstance(record.exc_info[1], JsonRpcInvalidParams | ContentModified)
    return not refused and not str(record.msg).startswith(_NO_NEWS)


async def end_with(process: int) -> None:
    """End this process as soon as another one has: an editor that died cannot say so.

    One that is not there from the beginning runs elsewhere, say outside of a container.
    """
    while _is_alive(process):
        await asyncio.sleep(_LOOKS)
        if not _is_alive(process):
            os._exit(1)


def _is_alive(process: int) -> bool:
    if sys.platform == "win32":
        return False  # nobody can be asked without harm; there the end of standard input has to do
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
