"""The language card: all that one needs to write plans, on one page."""

from importlib.resources import files


def load_card() -> str:
    """Return the card, in Markdown."""
    return files("gplang.card").joinpath("card.md").read_text(encoding="utf-8")
