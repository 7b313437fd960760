"""The server itself: the tools and the language card, by the protocol's own package."""

from collections.abc import Callable
from functools import wraps

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp_types import ToolAnnotations

from gplang import __version__
from gplang.card import load_card
from gplang.mcp import tools

_INSTRUCTIONS = (
    "gplang is a text language for strength-training plans. Read gpl://card before you write a plan. Write it, call"
    " `check`, and mend what it finds: errors always, warnings unless there is a reason. `explain` tells what an"
    " exercise or a rule is. Nothing here reads or writes files: you send texts and get texts."
)

_TOOLS: tuple[tuple[str, Callable[..., str]], ...] = (
    ("check", tools.check),
    ("explain", tools.explain),
    ("format", tools.format_plan),
    ("fix", tools.fix),
    ("build", tools.build),
    ("volume", tools.volume),
    ("review", tools.review),
)

_HARMLESS = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)


def make_server() -> MCPServer:
    """Return a server that answers without a disk, a clock or a network."""
    server = MCPServer("gplang", version=__version__, instructions=_INSTRUCTIONS, log_level="WARNING")
    for name, tool in _TOOLS:
        server.tool(name, annotations=_HARMLESS)(_telling_mistakes(tool))
    server.resource(
        "gpl://card",
        name="card",
        title="The language on one page",
        description="All of the language that plans are written in, in examples.",
        mime_type="text/markdown",
    )(load_card)
    return server


def serve() -> None:
    """Answer on standard input and output until it ends."""
    make_server().run("stdio")


def _telling_mistakes(tool: Callable[..., str]) -> Callable[..., str]:
    """Return a tool whose mistakes of input are told to whoever asked."""

    @wraps(tool)
    def call(*arguments: object, **named: object) -> str:
        try:
            return tool(*arguments, **named)
        except ValueError as error:
            raise ToolError(str(error)) from None

    return call
