"""Where the page of a rule lies, for editors that open it from a finding's code."""

from functools import cache
from pathlib import Path

_PLACES = (Path(__file__).parents[1] / "pages", Path(__file__).parents[3] / "docs" / "rules")
"""In a wheel, and in a checkout."""


@cache
def find_page(code: str) -> str | None:
    """Return the URI of the page on a rule; None for a rule of another package."""
    pages = (folder / f"{code}.md" for folder in _PLACES) if code.isalnum() else ()
    return next((page.as_uri() for page in pages if page.is_file()), None)
