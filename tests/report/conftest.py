from collections.abc import Callable

import pytest

from gplang.diagnostics import Diagnostic, Label, language_finding
from gplang.source import Location, SourceText, Span

Finder = Callable[..., Diagnostic]


def locate(marked: str, path: str) -> list[Location]:
    """Return the places between guillemets in a text; the guillemets are not part of it."""
    text = marked.replace("«", "").replace("»", "")
    source = SourceText(path, text)
    places: list[Location] = []
    start = offset = 0
    for char in marked:
        if char == "«":
            start = offset
        elif char == "»":
            places.append(Location(source, Span(start, offset)))
        else:
            offset += 1
    return places


@pytest.fixture
def finding() -> Finder:
    """Makes a finding at the first place marked in a text; the other marked places are related to it."""

    def make(
        marked: str,
        message: str = "a message",
        hint: str = "",
        notes: tuple[str, ...] = (),
        path: str = "plans/a.gpl",
        code: str = "E001",
        **extra: object,
    ) -> Diagnostic:
        first, *others = locate(marked, path)
        said = (*notes, *[""] * len(others), "")
        related = tuple(Label(place, note) for place, note in zip(others, said[1:], strict=False))
        return language_finding(code, first, message, hint, note=said[0], related=related, **extra)  # type: ignore[arg-type]

    return make
