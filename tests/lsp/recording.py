"""Sessions of an editor, written down: each request, and each word that the server says to it."""

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lsp.wire import Wire

AT = ("hover", "definition", "documentHighlight", "signatureHelp", "prepareRename", "references", "completion")
"""What is asked about a place."""

OPTIONS = {"tabSize": 2, "insertSpaces": True}
MOST = 12
"""Entries of a completion list that are written down; of the others there is the number."""

LONG = 0.6
"""Seconds in which the server has seen that nobody types."""

Json = dict[str, Any]


class Recorder:
    """Drives one server in a folder, and writes down what it says."""

    def __init__(self, wire: Wire, folder: Path, pages: Path) -> None:
        self.lines: list[str] = []
        self._wire = wire
        self._names = {folder.as_uri(): "FOLDER", str(folder): "FOLDER", pages.as_uri(): "PAGES"}
        self._folder = folder
        self._versions: dict[str, int] = {}
        self._texts: dict[str, str] = {}

    def greet(self, capabilities: Json, options: object = None) -> None:
        folder = self._folder.as_uri()
        folders = [{"uri": folder, "name": "plans"}]
        params = {"rootUri": folder, "workspaceFolders": folders, "initializationOptions": options}
        self.ask("initialize", {"processId": None, "capabilities": capabilities, **params}, shown={})
        self._wire.notify("initialized", {})
        self._rest("initialized")

    def uri(self, name: str) -> str:
        return f"{self._folder.as_uri()}/{name}"

    def open(self, name: str, text: str) -> None:
        self._texts[name], self._versions[name] = text, 1
        document = {"uri": self.uri(name), "languageId": "gpl", "version": 1, "text": text}
        self._wire.notify("textDocument/didOpen", {"textDocument": document})
        self._hear(f"open {name}", name, 1)

    def change(self, name: str, old: str, new: str) -> None:
        """Replace some words of an open text."""
        assert old in self._texts[name], old
        self._texts[name] = self._texts[name].replace(old, new, 1)
        self._versions[name] += 1
        document = {"uri": self.uri(name), "version": self._versions[name]}
        changes = [{"text": self._texts[name]}]
        self._wire.notify("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        self._hear(f"change {name}: {old!r} to {new!r}", name, 2)
        if len(self._texts) > 1:
            time.sleep(LONG)  # the rules speak of the texts that use this one as well
            self._rest()

    def tell(self, method: str, params: Json) -> None:
        """Send a notification."""
        self._wire.notify(method, params)
        self._rest(method)

    def ask(self, method: str, params: Any, shown: Any = None) -> Any:
        """Send a request; return its answer."""
        self._write("> ", {"ask": method, "about": params if shown is None else shown})
        number = self._wire.request(method, params)
        while (message := self._wire.receive()).get("id") != number or "method" in message:
            self._hear_one(message)
        answer = {key: value for key, value in message.items() if key not in ("id", "jsonrpc")}
        self._write("< ", _shorten(answer))
        return message.get("result")

    def ask_around(self, name: str, every: int) -> None:
        """Ask all about a text, and about each so many-th of its places."""
        document = {"textDocument": {"uri": self.uri(name)}}
        lines = self._texts[name].split("\n")
        whole = {"start": _place(0, 0), "end": _place(len(lines), 0)}
        self.ask("textDocument/documentSymbol", document)
        self.ask("textDocument/foldingRange", document)
        self.ask("textDocument/codeLens", document)
        self.ask("textDocument/inlayHint", {**document, "range": whole})
        self.ask("textDocument/formatting", {**document, "options": OPTIONS})
        self.ask("textDocument/rangeFormatting", {**document, "options": OPTIONS, "range": whole})
        for line, column in _places(lines, every):
            at = {**document, "position": _place(line, column)}
            for what in AT:
                more = {"context": {"includeDeclaration": True}} if what == "references" else {}
                answer = self.ask(f"textDocument/{what}", {**at, **more})
                if what == "completion" and answer["items"]:
                    self.ask("completionItem/resolve", answer["items"][0])
            self.ask("textDocument/onTypeFormatting", {**at, "ch": "\n", "options": OPTIONS})
            self.ask("textDocument/rename", {**at, "newName": "other-name"})
            here = {"start": at["position"], "end": at["position"]}
            self.ask("textDocument/codeAction", {**document, "range": here, "context": {"diagnostics": []}})
        fix_all = {"diagnostics": [], "only": ["source.fixAll.gpl"]}
        self.ask("textDocument/codeAction", {**document, "range": whole, "context": fix_all})

    def _hear(self, what: str, name: str, publications: int) -> None:
        """Write down what is said until a text's findings came so many times, and what comes along with them."""
        self._write("> ", {"tell": what})
        while publications:
            message = self._wire.receive()
            self._hear_one(message)
            of = message.get("params") or {}
            is_own = (of.get("uri"), of.get("version")) == (self.uri(name), self._versions[name])
            publications -= message.get("method") == "textDocument/publishDiagnostics" and is_own
        self._rest()

    def _rest(self, what: str = "") -> None:
        """Write down what the server says before it answers to something harmless about each text."""
        if what:
            self._write("> ", {"tell": what})
        for uri in ("none:", *map(self.uri, self._texts)):
            start = {"start": _place(0, 0), "end": _place(0, 0)}
            at = {"textDocument": {"uri": uri}, "range": start, "context": {"diagnostics": [], "only": ["none"]}}
            number = self._wire.request("textDocument/codeAction", at)  # which waits for the rules
            while (message := self._wire.receive()).get("id") != number or "method" in message:
                self._hear_one(message)

    def _hear_one(self, message: Json) -> None:
        self._write("< ", {"says": message.get("method"), "that": message.get("params")})
        if "id" in message:
            self._wire.send({"jsonrpc": "2.0", "id": message["id"], "result": None})

    def _write(self, mark: str, said: Json) -> None:
        text = json.dumps(said, sort_keys=True, ensure_ascii=False, indent=None)
        for long, short in self._names.items():
            text = text.replace(long, short)
        self.lines.append(mark + text)


def _place(line: int, column: int) -> Json:
    return {"line": line, "character": column}


def _places(lines: list[str], every: int) -> Iterator[tuple[int, int]]:
    places = [(row, at) for row, line in enumerate(lines) for at in range(len(line.encode("utf-16-le")) // 2 + 1)]
    yield from places[:: max(every, 1)]


def _shorten(answer: Mapping[str, Any]) -> Json:
    result = answer.get("result")
    if isinstance(result, dict) and len(result.get("items", ())) > MOST:
        return {"result": {**result, "items": result["items"][:MOST], "of": len(result["items"])}}
    return dict(answer)
