"""The form of comments that suppress findings: `# gpl: ignore[S103, W301] reason`, and `ignore-file` for a file."""

from re import IGNORECASE

from gplang.patterns import late
from gplang.syntax.document import Line

IGNORE = late(r"#\s*gpl:\s*ignore(?P<file>-file)?\b\s*(?:\[(?P<codes>[^\]\n#]*)\])?", IGNORECASE)


def is_for_the_next_line(line: Line) -> bool:
    """Return whether a comment alone on its line suppresses findings on the lines below it."""
    comment = line.comment
    return comment is not None and any(not match["file"] for match in IGNORE.finditer(comment.text))
