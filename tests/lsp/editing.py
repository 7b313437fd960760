"""An editor's side of the protocol, for the tests of this folder."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import LanguageClient
from pytest_lsp.client import DEFAULT_CLIENT_FEATURES, default_converter, register_lsp_features

from package_copy import SOURCES

PATIENCE = 30
"""Seconds in which a server must have answered."""


class Client(LanguageClient):
    """A client that keeps all that it was told of texts, in order."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.publications: list[types.PublishDiagnosticsParams] = []
        self.published = asyncio.Event()
        self.encoding = "utf-16"
        self.watched: list[str] = []


def make_client() -> Client:
    client = Client(converter_factory=default_converter)
    register_lsp_features(client, {**DEFAULT_CLIENT_FEATURES, types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS: _keep})
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(_register)
    return client


def _keep(client: Client, params: types.PublishDiagnosticsParams) -> None:
    client.publications.append(params)
    client.published.set()


def _register(client: Client, params: types.RegistrationParams) -> None:
    """Take note of which changed files the server wants to be told."""
    for each in params.registrations:
        client.watched += [watcher["globPattern"] for watcher in _plain(each.register_options)["watchers"]]


def _plain(options: Any) -> Any:
    return options if isinstance(options, dict) else default_converter().unstructure(options)


class Units:
    """A text as an editor counts it: in units of an encoding."""

    def __init__(self, encoding: str) -> None:
        self._codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
        self._size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]

    def count(self, text: str) -> int:
        return len(text.encode(self._codec)) // self._size

    def offset(self, text: str, position: types.Position) -> int:
        lines = text.split("\n")
        if position.line >= len(lines):
            return len(text)
        start = sum(len(line) + 1 for line in lines[: position.line])
        line = lines[position.line].encode(self._codec)[: position.character * self._size]
        return start + len(line.decode(self._codec))

    def apply(self, text: str, edits: Iterable[types.TextEdit]) -> str:
        """Return a text after edits."""
        cuts = [(self.offset(text, e.range.start), self.offset(text, e.range.end), e.new_text) for e in edits]
        for start, end, new in sorted(cuts, reverse=True):
            text = text[:start] + new + text[end:]
        return text

    def span(self, text: str, words: str) -> types.Range:
        """Return the place of some words that stand in a text once."""
        assert text.count(words) == 1
        *above, before = text[: text.index(words)].split("\n")
        start = self.count(before)
        return types.Range(
            start=types.Position(line=len(above), character=start),
            end=types.Position(line=len(above), character=start + self.count(words)),
        )


class Editor:
    """Opens texts, types in them, and reads what the server says."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.client = client
        self.folder = folder
        self._versions: dict[str, int] = {}

    @property
    def units(self) -> Units:
        """How this editor and the server agreed to count."""
        return Units(self.client.encoding)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    async def open(self, name: str, text: str, *, uri: str = "") -> list[types.Diagnostic]:
        """Open a text, saved or not, and return its findings."""
        uri = uri or self.uri(name)
        self._versions[uri] = 1
        document = types.TextDocumentItem(uri=uri, language_id="gpl", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=document))
        return await self.told(uri, 1)

    def type(self, name: str, text: str) -> int:
        """Replace a text by another one; return its version."""
        uri = self.uri(name)
        self._versions[uri] += 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                text_document=types.VersionedTextDocumentIdentifier(uri=uri, version=self._versions[uri]),
                content_changes=[types.TextDocumentContentChangeWholeDocument(text=text)],
            )
        )
        return self._versions[uri]

    async def change(self, name: str, text: str) -> list[types.Diagnostic]:
        """Replace a text by another one; return all findings, those of the rules too."""
        version = self.type(name, text)
        await self.told(self.uri(name), version)
        return await self.told(self.uri(name), version)

    def close(self, name: str) -> None:
        identifier = types.TextDocumentIdentifier(uri=self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=identifier))

    def rename(self, name: str, other: str) -> None:
        """Give an open text another name without a word, as Neovim does."""
        self._versions[self.uri(other)] = self._versions[self.uri(name)]

    def save(self, name: str) -> None:
        identifier = types.TextDocumentIdentifier(uri=self.uri(name))
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(text_document=identifier))

    def changed_on_disk(self, *names: str) -> None:
        events = [types.FileEvent(uri=self.uri(name), type=types.FileChangeType.Changed) for name in names]
        self.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes=events))

    async def told_version(self, uri: str) -> int | None:
        """Return which version of a text the server speaks of next."""
        publications = self.client.publications
        while not (found := [each for each in publications if each.uri == uri]):
            self.client.published.clear()
            await asyncio.wait_for(self.client.published.wait(), PATIENCE)
        publications.remove(found[0])
        return found[0].version

    async def said(self) -> types.ShowMessageParams:
        """Return the first message that the server shows."""
        async with asyncio.timeout(PATIENCE):
            while not self.client.messages:
                await asyncio.sleep(0.02)
        return self.client.messages[0]

    async def told(self, uri: str, version: int | None = None) -> list[types.Diagnostic]:
        """Return what the server says next of a text, in a certain version; what it said before is forgotten."""
        publications = self.client.publications
        while True:
            for params in [each for each in publications if each.uri == uri]:
                publications.remove(params)
                if params.version == version:
                    return list(params.diagnostics)
            self.client.published.clear()
            await asyncio.wait_for(self.client.published.wait(), PATIENCE)

    def at(self, name: str, line: int, character: int) -> dict[str, Any]:
        """Return what all requests about a place begin with; counted from 0."""
        return {
            "text_document": types.TextDocumentIdentifier(uri=self.uri(name)),
            "position": types.Position(line=line, character=character),
        }

    async def actions(
        self, name: str, stretch: types.Range, *only: str, about: Iterable[types.Diagnostic] = ()
    ) -> list[types.CodeAction]:
        context = types.CodeActionContext(diagnostics=list(about), only=list(only) or None)
        identifier = types.TextDocumentIdentifier(uri=self.uri(name))
        params = types.CodeActionParams(text_document=identifier, range=stretch, context=context)
        return list(await self.client.text_document_code_action_async(params) or [])

    async def format(self, name: str) -> list[types.TextEdit]:
        params = types.DocumentFormattingParams(
            text_document=types.TextDocumentIdentifier(uri=self.uri(name)),
            options=types.FormattingOptions(tab_size=2, insert_spaces=True),
        )
        return list(await self.client.text_document_formatting_async(params) or [])


def codes(findings: Iterable[types.Diagnostic]) -> list[str]:
    return sorted(str(each.code) for each in findings)


def edits_of(edit: types.WorkspaceEdit, uri: str) -> list[types.TextEdit]:
    """Return the edits of one text, in whichever of the two forms they come."""
    if edit.document_changes is not None:
        found = [each for each in edit.document_changes if isinstance(each, types.TextDocumentEdit)]
        return [one for each in found if each.text_document.uri == uri for one in each.edits]  # type: ignore[misc]
    return list((edit.changes or {}).get(uri, ()))


@asynccontextmanager
async def start_editor(folder: Path, *packages: Path) -> AsyncIterator[Editor]:
    """Start a server that finds more packages than the others do."""
    paths = os.pathsep.join(map(str, (SOURCES, *packages)))
    client = make_client()
    await client.start_io(sys.executable, "-m", "gplang", "lsp", env={**os.environ, "PYTHONPATH": paths})
    await client.initialize_session(
        types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=folder.as_uri())
    )
    yield Editor(client, folder)
    await client.shutdown_session()
