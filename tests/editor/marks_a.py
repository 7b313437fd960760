"""Plans with cursors: `¦` in a line is one, and is no part of the text.

In the plans of `completion/` the comment below such a line, `# ¦ …`, holds what is offered there, best first, and how
many others there are. `pytest tests/editor --snapshot-update` writes these comments; then read them.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

MARK = "¦"
_EXPECTED = re.compile(rf"^\s*# {MARK} .*\n", re.MULTILINE)


class Marked(NamedTuple):
    """A text without its marks, and where these stood."""

    text: str
    offsets: tuple[int, ...]


def read_marked(written: str) -> Marked:
    """Take the marks out of a text, and the comments with what is expected."""
    parts = _EXPECTED.sub("", written).split(MARK)
    ends = [sum(map(len, parts[:count])) for count in range(1, len(parts))]
    return Marked("".join(parts), tuple(ends))


def with_answers(path: Path, answer: Callable[[Marked, int], str]) -> str:
    """Return a marked plan with the answer for each of its marks in a comment below."""
    written = _EXPECTED.sub("", path.read_text(encoding="utf-8"))
    marked = read_marked(written)
    answers = iter([answer(marked, offset) for offset in marked.offsets])
    lines = []
    for line in written.splitlines():
        indent = line[: len(line) - len(line.lstrip())]
        lines += [line, *(f"{indent}# {MARK} {next(answers)}" for _ in range(line.count(MARK)))]
    return "\n".join(lines) + "\n"
