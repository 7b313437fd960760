"""`gpl card`: the language on one page."""

from gplang.card import load_card
from gplang.cli import clicks as click
from gplang.cli.door import hand_out
from gplang.cli.options import takes
from gplang.records import NamedTuple


class _Request(NamedTuple):
    """What `gpl card` takes: nothing."""


@click.command(epilog="Exit codes: 0 shown, 2 the command is misused.")
@takes(_Request)
def card(ctx: click.Context, request: _Request) -> None:  # noqa: ARG001
    """Show the language on one page, in Markdown: what one needs to write a plan, in examples.

    It is short enough to print, and to hand to an agent that is to write plans.
    """
    hand_out(load_card().encode())
