"""The order of messages: what comes too early, too late or in no form that can be read is refused, not passed over."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable

from gplang.lsp.greeting import Greeting, read_greeting, welcome
from gplang.lsp.messages import Read, WrongFormError
from gplang.lsp.refusals import Cancelled, InvalidParams, InvalidRequest, NotInitialized, Refused, UnknownMethod
from gplang.lsp.wire import END, UNREADABLE, Wire
from gplang.records import NamedTuple
from gplang.typed import Any

_LOG = logging.getLogger(__name__)

_VERSION = "2.0"

_LOOKS = 2.0
"""Seconds between two looks at whether the editor is still there."""

Send = Callable[[dict[str, Any]], None]
Number = int | str


class Feature(NamedTuple):
    """How one kind of message is read, and what answers it, at once or as a coroutine."""

    read: Read
    answer: Callable[[Any], Any]


Find = Callable[[str], Feature | None]
"""Finds what answers messages of a kind."""


class Conversation:
    """One editor's messages, each answered or refused.

    What answers them is made by `prepare` once the editor was greeted: it takes a moment.
    """

    def __init__(self, send: Send, prepare: Callable[["Conversation", Greeting], Find]) -> None:
        self.exit_code: int | None = None
        self._send = send
        self._prepare = prepare
        self._greeting: Greeting | None = None
        self._find: Find | None = None
        self._shut_down = False
        self._tasks: dict[Number, asyncio.Task[Any]] = {}
        self._beside: set[asyncio.Task[None]] = set()
        self._asked = 0

    # ---- what is said to the editor

    def tell(self, method: str, params: object) -> None:
        """Tell the editor something."""
        self._send({"jsonrpc": _VERSION, "method": method, "params": params})

    def ask(self, method: str, params: object) -> None:
        """Ask the editor for something; what it answers to it does not matter."""
        self._asked += 1
        self._send({"jsonrpc": _VERSION, "id": f"gpl-{self._asked}", "method": method, "params": params})

    # ---- what the editor says

    def hear(self, message: object) -> None:
        """Answer a message, or say why not."""
        if not isinstance(message, dict):
            return
        number = message.get("id")
        if not isinstance(number, int | str):
            number = None
        method = message.get("method")
        if message.get("jsonrpc") != _VERSION or not isinstance(method, str | None):
            self._refuse(number, "", InvalidRequest("this is no message of JSON-RPC 2.0"))
        elif method is not None:
            self._answer(number, method, message.get("params"))

    def _answer(self, number: Number | None, method: str, params: object) -> None:
        try:
            self._check_order(method)
            if method == "exit":
                self.exit_code = 0 if self._shut_down else 1
            elif method == "initialize":
                self._greet(number, params)
            elif method == "shutdown":
                self._shut(number)
            elif method == "$/cancelRequest":
                self._cancel(params)
            else:
                self._call(number, method, params)
        except Refused as refused:
            self._refuse(number, method, refused)

    def _check_order(self, method: str) -> None:
        if method == "exit":
            return
        if self._shut_down:
            raise InvalidRequest("the server was shut down")
        if method == "initialize" and self._greeting is not None:
            raise InvalidRequest("the server is initialized already")
        if method != "initialize" and self._greeting is None:
            raise NotInitialized("initialize comes first")

    def _greet(self, number: Number | None, params: object) -> None:
        self._greeting = _read(read_greeting, "initialize", params)
        self._give(number, welcome(self._greeting))
        if self._greeting.process is not None:
            self._start(end_with(self._greeting.process))
        asyncio.get_running_loop().call_soon(self._get_ready)

    def _get_ready(self) -> Find:
        if self._find is None:
            assert self._greeting is not None
            self._find = self._prepare(self, self._greeting)
        return self._find

    def _shut(self, number: Number | None) -> None:
        for task in self._tasks.values():
            task.cancel()
        self._shut_down = True
        self._give(number, None)

    def _cancel(self, params: object) -> None:
        wanted = params.get("id") if isinstance(params, dict) else None
        task = self._tasks.get(wanted) if isinstance(wanted, int | str) else None
        if task is not None:
            task.cancel()

    def _call(self, number: Number | None, method: str, params: object) -> None:
        feature = self._get_ready()(method)
        if feature is None:
            raise UnknownMethod(f"Method Not Found: {method}")
        told = _read(feature.read, method, params)
        try:
            result = feature.answer(told)
        except Exception as error:
            self._fail(number, method, error)
            return
        if not asyncio.iscoroutine(result):
            self._give(number, result)
        elif number is None:
            self._start(result)
        else:
            task = asyncio.get_running_loop().create_task(result)
            self._tasks[number] = task
            task.add_done_callback(lambda done: self._end(number, method, done))

    def _end(self, number: Number, method: str, task: asyncio.Task[Any]) -> None:
        self._tasks.pop(number, None)
        if task.cancelled():
            self._refuse(number, method, Cancelled(f'Request with id "{number}" is canceled'))
        elif (error := task.exception()) is not None:
            self._fail(number, method, error)
        else:
            self._give(number, task.result())

    def _fail(self, number: Number | None, method: str, error: BaseException) -> None:
        """Refuse a request; anything but a refusal is a bug of ours, which the log has to hold."""
        if isinstance(error, Refused):
            self._refuse(number, method, error)
            return
        _LOG.error("%s failed", method, exc_info=error)
        self._refuse(number, method, Refused(f"{type(error).__name__}: {error}"))

    def _give(self, number: Number | None, result: object) -> None:
        if number is not None:
            self._send({"jsonrpc": _VERSION, "id": number, "result": result})

    def _refuse(self, number: Number | None, method: str, refused: Refused) -> None:
        """Answer a request that something is wrong with it; a notification gets no answer."""
        if number is not None:
            error = {"code": refused.code, "message": refused.message}
            self._send({"jsonrpc": _VERSION, "id": number, "error": error})
        elif isinstance(refused, InvalidParams | InvalidRequest) and not self._shut_down:
            _LOG.warning("%s is passed over: %s", method or "a message", refused.message)

    def _start(self, task: Any) -> None:
        started = asyncio.get_running_loop().create_task(task)
        self._beside.add(started)
        started.add_done_callback(self._beside.discard)


def _read(read: Read, method: str, params: object) -> Any:
    try:
        return read(params)
    except WrongFormError:
        raise InvalidParams(f"the parameters of {method} are wrong") from None


async def converse(wire: Wire, conversation: Conversation) -> int:
    """Answer an editor until it says that it goes, or is gone; return the exit code."""
    loop = asyncio.get_running_loop()
    while conversation.exit_code is None:
        message = await loop.run_in_executor(None, wire.receive)
        if message is END:
            return 0
        if message is not UNREADABLE:
            conversation.hear(message)
    return conversation.exit_code


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
