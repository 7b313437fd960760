"""Installs once what the tests of the VS Code extension need: all that its `package.json` names."""

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
    try:
        return install_node(store, ROOT / "editors" / "vscode", OLDEST_NODE)
    except NotInstalledError as error:
        pytest.skip(f"THE VS CODE EXTENSION IS NOT TRIED: {error}")
