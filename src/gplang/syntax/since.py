"""`from week N` in the lines of an athlete: from when on they hold."""

from gplang.source import Span
from gplang.syntax import values
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems


def take_since(tokens: list[Token], problems: Problems) -> tuple[list[Token], Node[int] | None]:
    """Return the words of a line without `from week N`, and that week; one that cannot be is reported."""
    at = next((at for at, token in enumerate(tokens) if token.kind == "FROM"), None)
    if at is None:
        return tokens, None
    first, _, number = tokens[at : at + 3]
    rest, again = take_since([*tokens[:at], *tokens[at + 3 :]], problems)
    span = Span(first.span.start, number.span.end)
    if again is not None:
        related = (span, "first given here")
        problems.append(Problem("E020", again.span, "`from week` a second time", "keep one of them", related=related))
    week = values.read_weeks(number)
    if isinstance(week, Problem):
        problems.append(week)
        return rest, None
    return rest, Node(week[0], span)
