"""What the page of the playground asks of gplang, which runs in the browser beside it: one text, no files, no threads.

The page is an editor like any other. What it asks for is answered by what answers editors, in the same words.
"""

import json
from collections.abc import Coroutine
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType

from gplang.backends import TARGETS, Options, Refusal, render
from gplang.compiler import Compilation
from gplang.diagnostics import Severity
from gplang.highlight.line import shade_line
from gplang.lsp.answers import Json, say_finding
from gplang.lsp.features import layout, names, preview, reading, remedies, typing
from gplang.lsp.greeting import Greeting
from gplang.lsp.messages import WrongFormError
from gplang.lsp.protocol import Conversation
from gplang.lsp.refusals import Refused
from gplang.lsp.session import EditorSession
from gplang.lsp.snapshots import Snapshot, tell_waiting
from gplang.scheduling.records import Schedule
from gplang.typed import Any, NoReturn

URI = "untitled:plan.gpl"
"""The only text: it is no file, so that nothing is read beside it."""

_MARKDOWN = ["markdown", "plaintext"]

_ABLE: MappingProxyType[str, Any] = MappingProxyType(
    {
        "general": {"positionEncodings": ["utf-16"]},
        "textDocument": {
            "hover": {"contentFormat": _MARKDOWN},
            "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": _MARKDOWN}},
        },
    }
)
"""What the page can do with answers."""

_FEATURES = (reading, typing, remedies, layout, names, preview)


class Playground:
    """A text and what is known of it. What is asked and answered is JSON, places as editors count them."""

    def __init__(self) -> None:
        conversation = Conversation(_forget, _refuse)
        self._session = _Session(conversation, Greeting(dict(_ABLE), None, (), None))
        self._version = 0
        for feature in _FEATURES:
            feature.add(self._session)

    def put(self, text: str) -> None:
        """Take a new version of the text; what is asked from now on is about it."""
        self._version += 1
        self._session.texts.put(URI, self._version, text)

    def check(self) -> str:
        """Return all `findings` on the text, the `shades` of each line, and how many `weeks` the plan has.

        The shades of a line stand one after another: from, to, name.
        """
        known = self._known()
        judged = known.checked
        findings = [
            {**say_finding(each, self._session.places, self._session.uri_of), "name": each.name}
            for each in tell_waiting(judged)
            if each.where.source is judged.source
        ]
        shades = [_shade(line) for line in judged.source.text.split("\n")]
        weeks = max((len(each.weeks) for each in known.schedules), default=0)
        return _write({"findings": findings, "shades": shades, "weeks": weeks})

    def ask(self, method: str, params: str) -> str:
        """Return the answer to a request of the Language Server Protocol about the text; null where it is refused."""
        feature = self._session.features[method]
        try:
            answer = feature.answer(feature.read(_place(json.loads(params))))
            return _write(_finish(answer) if isinstance(answer, Coroutine) else answer)
        except (Refused, WrongFormError):
            return "null"

    def build(self, target: str) -> str:
        """Return the `files` of the text, one for each athlete: `name` and `text`. Or `reason`: why there are none."""
        known = self._known()
        if reason := _find_obstacle(known.checked, known.schedules):
            return _write({"reason": reason})
        options = Options(datetime.now(UTC).replace(microsecond=0))
        files = []
        for schedule in known.schedules:
            made = render(target, schedule, options)
            if isinstance(made, Refusal):
                return _write({"reason": f"{made.message}; {made.hint}"})
            whose = "" if schedule.athlete is None else f"-{schedule.athlete.name}"
            files.append({"name": f"plan{whose}{TARGETS[target].extension}", "text": made.decode()})
        return _write({"files": files})

    def _known(self) -> Snapshot:
        known = self._session.texts.snapshot(URI)
        assert known is not None
        return known


class _Session(EditorSession):
    """A session in one thread: what others leave to a second one is done at once."""

    async def work(self, task: Any) -> Any:
        """Do it now."""
        return task()


def _finish(answer: Coroutine[Any, Any, object]) -> object:
    """Return what a coroutine returns that has nothing to wait for."""
    try:
        answer.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("it waits, and there is nobody else")


def _find_obstacle(checked: Compilation, schedules: tuple[Schedule, ...]) -> str:
    errors = sum(each.severity is Severity.ERROR for each in checked.diagnostics)
    if errors:
        return "fix the error first" if errors == 1 else f"fix the {errors} errors first"
    return "" if schedules else "there is no plan in this text"


def _place(params: Json) -> Json:
    """Return parameters with the text that they are about: there is only one."""
    return {**params, "textDocument": {"uri": URI}, "uri": URI}


@lru_cache(maxsize=4096)
def _shade(line: str) -> tuple[int | str, ...]:
    """Return the shades of a line, one after another, in units of UTF-16: from, to, name."""
    plain = line.isascii()

    def at(offset: int) -> int:
        return offset if plain else offset + sum(character > "\uffff" for character in line[:offset])

    return tuple(each for piece in shade_line(line) for each in (at(piece.start), at(piece.end), piece.shade.name))


def _write(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _forget(message: object) -> None:
    """Send nothing: the page is answered, not told."""


def _refuse(conversation: Conversation, greeting: Greeting) -> NoReturn:
    raise AssertionError((conversation, greeting))
