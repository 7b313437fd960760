"""The greeting: what an editor says of itself, and what it is told that can be done.

Nothing else is needed to answer it; what does the work is loaded while the editor reads the answer.
"""

from collections.abc import Mapping
from types import MappingProxyType

from gplang import __version__
from gplang.lsp.messages import WrongFormError, object_in, text_in
from gplang.lsp.uris import uri_of_path
from gplang.records import NamedTuple
from gplang.typed import Any

Json = dict[str, Any]

TRIGGERS = ("@", '"', "/", " ")
"""Characters behind which an editor asks for completions, beside letters."""

QUICK_FIX, RECORD, FIX_ALL = "quickfix", "refactor.rewrite", "source.fixAll.gpl"
"""The kinds of actions."""

WATCHED = ("**/*.gpl", "**/gpl.toml", "**/pyproject.toml")
"""The files that an editor reports when they change."""

_MOVED = ({"glob": "**/*.gpl", "matches": "file"}, {"glob": "**", "matches": "folder"})
"""What may be moved from under a `use` line."""

COMMANDS = ("gpl.servePreview",)

_UNITS = ("utf-8", "utf-16", "utf-32")
_FULL = 1

_CAN: Mapping[str, Any] = MappingProxyType(
    {
        "textDocumentSync": {"openClose": True, "change": _FULL, "save": True},
        "completionProvider": {"triggerCharacters": TRIGGERS, "resolveProvider": True},
        "hoverProvider": True,
        "signatureHelpProvider": {"triggerCharacters": (" ", "@")},
        "definitionProvider": True,
        "referencesProvider": True,
        "documentHighlightProvider": True,
        "documentSymbolProvider": True,
        "codeActionProvider": {"codeActionKinds": (QUICK_FIX, RECORD, FIX_ALL)},
        "codeLensProvider": {"resolveProvider": False},
        "documentFormattingProvider": True,
        "documentRangeFormattingProvider": True,
        "documentOnTypeFormattingProvider": {"firstTriggerCharacter": "\n"},
        "foldingRangeProvider": True,
        "executeCommandProvider": {"commands": COMMANDS},
        "workspaceSymbolProvider": {"resolveProvider": False},
        "inlayHintProvider": {"resolveProvider": False},
    }
)
"""What can be done for every editor."""


class Greeting(NamedTuple):
    """What an editor says of itself: what it is capable of, its process and folders, its options for this server."""

    capabilities: Json
    process: int | None
    folders: tuple[str, ...]
    options: object

    def can(self, *path: str) -> Any:
        """Return what an editor says of a capability; None if it says nothing."""
        found: Any = self.capabilities
        for key in path:
            if not isinstance(found, dict):
                return None
            found = found.get(key)
        return found

    @property
    def units(self) -> str:
        """In which encoding's units columns are counted: the first that the editor names and that is known here."""
        wanted = self.can("general", "positionEncodings")
        return next((each for each in wanted if each in _UNITS), "utf-16") if isinstance(wanted, list) else "utf-16"


def read_greeting(params: object) -> Greeting:
    """Read an editor's greeting."""
    capabilities = object_in(params, "capabilities")
    told: Json = params if isinstance(params, dict) else {}
    process, path, root = told.get("processId"), told.get("rootPath"), told.get("rootUri")
    if not isinstance(process, int | None) or not isinstance(path, str | None) or not isinstance(root, str | None):
        raise WrongFormError(params)
    if root is None and path is not None:
        root = uri_of_path(path)
    folders = [text_in(each, "uri") for each in told.get("workspaceFolders") or ()]
    every = (*filter(None, (root,)), *folders)
    return Greeting(capabilities, process, every, told.get("initializationOptions"))


def welcome(greeting: Greeting) -> Json:
    """Return what an editor is told."""
    can: Json = {"positionEncoding": greeting.units, **_CAN}
    can["renameProvider"] = (
        {"prepareProvider": True} if greeting.can("textDocument", "rename", "prepareSupport") else True
    )
    operations: Json = {}
    if greeting.can("workspace", "fileOperations", "willRename"):
        operations["willRename"] = {"filters": [{"scheme": "file", "pattern": pattern} for pattern in _MOVED]}
    if greeting.can("workspace", "fileOperations", "didRename"):
        operations["didRename"] = {"filters": [{"pattern": {"glob": glob}} for glob in WATCHED]}
    folders = {"supported": True, "changeNotifications": True}
    can["workspace"] = {"workspaceFolders": folders, "fileOperations": operations}
    return {"capabilities": can, "serverInfo": {"name": "gpl", "version": __version__}}
