"""A real server for every test, greeted as real editors do."""

import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, client_capabilities

from lsp.editing import Client, Editor, make_client
from package_copy import SOURCES

EDITORS = ["visual-studio-code", "neovim@0.7.0"]
"""Whose capabilities the server is told; pytest-lsp recorded them. A test may ask for others."""

SERVER = ClientServerConfig(
    server_command=[sys.executable, "-m", "gplang", "lsp"],
    server_env={**os.environ, "PYTHONPATH": str(SOURCES)},
    client_factory=make_client,
)


@pytest_lsp.fixture(config=SERVER, params=EDITORS)
async def client(lsp_client: Client, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[None]:
    folder = types.WorkspaceFolder(uri=tmp_path.as_uri(), name="plans")
    result = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param), root_uri=tmp_path.as_uri(), workspace_folders=[folder]
        )
    )
    lsp_client.encoding = types.PositionEncodingKind(result.capabilities.position_encoding or "utf-16").value
    yield
    assert lsp_client.error is None
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client: Client, tmp_path: Path) -> Editor:
    (tmp_path / ".git").mkdir()
    return Editor(client, tmp_path)
