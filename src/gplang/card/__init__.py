"""The language card: all that one needs to write plans, on one page."""

from gplang.ready import read_beside


def load_card() -> str:
    """Return the card, in Markdown."""
    return read_beside("gplang.card", "card.md")
