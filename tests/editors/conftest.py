"""Installs once what the tests of the VS Code extension need: all that its `package.json` names."""

import json
from pathlib import Path

import pytest

from calendars.installed import NotInstalledError, install_node
from editors.painted import ROOT

OLDEST_NODE = 20


@pytest.fixture(scope="session")
def node_tools(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `node_modules`; it lasts from run to run, where pytest keeps a cache at all."""
    kept: pytest.Cache | None = getattr(request.config, "cache", None)
    store = kept.mkdir("editor-tools") if kept is not None else tmp_path_factory.mktemp("tools")
    extension = json.loads((ROOT / "editors" / "vscode" / "package.json").read_text(encoding="utf-8"))
    needed = tmp_path_factory.mktemp("needed") / "package.json"
    needed.write_text(json.dumps({"private": True, "dependencies": extension["devDependencies"]}), encoding="utf-8")
    try:
        return install_node(store, needed, OLDEST_NODE)
    except NotInstalledError as error:
        pytest.skip(f"THE VS CODE EXTENSION IS NOT TRIED: {error}")
