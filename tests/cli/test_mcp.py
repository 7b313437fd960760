"""Agents ask about plans through the protocol's own client, with `gpl mcp` as a process of its own."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from doc_blocks import ROOT
from here import run_here

EXAMPLE = ROOT / "examples" / "logged"
PLAN = (EXAMPLE / "strong-hips.gpl").read_text(encoding="utf-8")
LOG = (EXAMPLE / "log.gpl").read_text(encoding="utf-8")
LOGGED = {"text": PLAN, "name": "strong-hips.gpl", "log": LOG}

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


def server(folder: Path) -> Any:
    """How a process of `gpl mcp` is reached, in the way that the oldest package knows too."""
    return stdio_client(StdioServerParameters(command=sys.executable, args=["-m", "gplang", "mcp"], cwd=folder))


async def ask(client: Client, tool: str, **arguments: Any) -> str:
    """Return what a tool says; a mistake that it tells fails."""
    result = await client.call_tool(tool, arguments)
    assert not result.is_error, result.content
    return said(result)


async def refused(client: Client, tool: str, **arguments: Any) -> str:
    """Return what a tool says is wrong."""
    result = await client.call_tool(tool, arguments)
    assert result.is_error
    return said(result)


def said(result: Any) -> str:
    return "".join(each.text for each in result.content)


async def test_what_is_offered(tmp_path: Path) -> None:
    async with Client(server(tmp_path)) as client:
        tools = {each.name: each for each in (await client.list_tools()).tools}
        assert sorted(tools) == ["build", "check", "explain", "fix", "format", "review", "volume"]
        for tool in tools.values():
            assert tool.description
            assert tool.annotations is not None
            assert tool.annotations.read_only_hint
        assert tools["review"].input_schema["required"] == ["text", "log"]
        assert tools["build"].input_schema["properties"]["target"]["enum"] == ["json", "ics", "md", "csv"]
        (resource,) = (await client.list_resources()).resources
        card = await client.read_resource(resource.uri)
        assert "".join(each.text for each in card.contents) == (ROOT / "src/gplang/card/card.md").read_text("utf-8")  # type: ignore[union-attr]


async def test_the_tools_say_what_the_commands_say(tmp_path: Path) -> None:
    (tmp_path / "strong-hips.gpl").write_text(PLAN, encoding="utf-8")
    (tmp_path / "log.gpl").write_text(LOG, encoding="utf-8")
    logged = ("strong-hips.gpl", "--log", "log.gpl")
    async with Client(server(tmp_path)) as client:
        for tool, arguments, line in (
            ("check", {"text": PLAN, "name": "strong-hips.gpl"}, ("check", "strong-hips.gpl", "--format", "json")),
            ("explain", {"name": "S103"}, ("explain", "S103", "--format", "json")),
            ("explain", {"name": "romanian deadlift"}, ("explain", "rdl", "--format", "json")),
            ("explain", {"name": "@rir2"}, ("explain", "rir", "--format", "json")),
            ("volume", LOGGED, ("volume", *logged, "--format", "json")),
            ("volume", {**LOGGED, "week": 2}, ("volume", *logged, "--format", "json", "--week", "2")),
            ("review", LOGGED, ("review", *logged, "--format", "md")),
            ("review", {**LOGGED, "form": "json", "week": 3}, ("review", *logged, "--format", "json", "--week", "3")),
            ("build", {**LOGGED, "target": "csv"}, ("build", *logged, "--to", "csv", "-o", "-")),
            ("build", {**LOGGED, "target": "md"}, ("build", *logged, "--to", "md", "-o", "-")),
        ):
            assert (
                await ask(client, tool, **arguments) == run_here([*line], tmp_path, {"NO_COLOR": "1"}).stdout.decode()
            ), line


async def test_texts_beside_the_plan_are_found(tmp_path: Path) -> None:
    library = "session hips\n  primary rdl 4x5 @rir2 rest 2min\n"
    plan = 'use "library/hips.gpl"\nplan "Used"\nweek 1\n  mon hips\n'
    async with Client(server(tmp_path)) as client:
        built = await ask(client, "build", text=plan, files={"library/hips.gpl": library})
        assert json.loads(built)["sessions"][0]["session"] == "hips"
        assert "no text `library/hips.gpl` was sent along" in await ask(client, "check", text=plan)
        assert await ask(client, "format", text="plan 'x'\n") == "plan 'x'\n"
        assert await ask(client, "fix", text="session a\nprimay rdl 4x5\n") == "session a\n  primary  rdl  4x5\n"


async def test_no_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "library.gpl").write_text("session hips\n  primary rdl 4x5\n", encoding="utf-8")
    async with Client(server(tmp_path)) as client:
        for target in ("library.gpl", "../library.gpl", str(tmp_path / "library.gpl")):
            found = await ask(client, "check", text=f'use "{target}"\nplan "x"\nweek 1\n  mon hips\n')
            assert "E040" in found


async def test_mistakes_are_told(tmp_path: Path) -> None:
    broken = 'plan "x"\nsession a\n  primary rld 4x5\nweek 1\n  mon a\n'
    async with Client(server(tmp_path)) as client:
        assert "plan.gpl:3:11: unknown exercise `rld` [E010]; did you mean `rdl`?" in await refused(
            client, "build", text=broken
        )
        assert "did you mean 'rdl'?" in await refused(client, "explain", name="rdll")
        assert "no plan in it" in await refused(client, "volume", text="session a\n  primary rdl 4x5\n")
        assert "no week 11: the plan has 10" in await refused(client, "volume", **LOGGED, week=11)
        assert "no text `strong-hips.gpl` was sent along" in await refused(client, "review", text=PLAN, log=LOG)
        assert "no record in the plan's weeks" in await refused(
            client, "review", text=PLAN, name="strong-hips.gpl", log='log "x"\n  of "strong-hips.gpl"\n  for anna\n'
        )
        assert await refused(client, "build", text=PLAN, target="exe")
        for text in ("", "\0", "plan " * 10_000, "((((" * 1000, 'plan "x"\n' + "week 1\n" * 2000):
            json.loads(await ask(client, "check", text=text))
