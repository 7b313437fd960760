"""`from week N` in the lines of an athlete: from when on they hold.

Behind the sets of a `swap` these are names and a bare number to the grammar, as any words that stand there by mistake.
"""

from gplang.source import Span
from gplang.syntax import values
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems


def take_since(tokens: list[Token], problems: Problems) -> tuple[list[Token], Node[int] | None]:
    """Return the words of a line without `from week N`, and that week; one that cannot be is reported."""
    at = next((at for at, token in enumerate(tokens) if token.text.lower() == "from"), None)
    if at is None:
        return tokens, None
    first, *behind = tokens[at : at + 3]
    if behind and behind[0].text.isdigit():
        span, right = Span(first.span.start, behind[0].span.end), f"from week {behind[0].text}"
        problems.append(Problem("E001", span, "`from` without `week`", f"write `{right}`", right, certain=True))
        return tokens[:at] + tokens[at + 2 :], None
    if [token.text.lower() for token in behind[:1]] != ["week"]:
        problems.append(Problem("E001", first.span, "`from` without a week", "such as `from week 5`"))
        return tokens[:at] + tokens[at + 1 :], None
    if len(behind) < 2 or not behind[1].text.isdigit():
        span = Span(first.span.start, behind[0].span.end)
        problems.append(Problem("E001", span, "`from week` without its number", "such as `from week 5`"))
        return tokens[:at] + tokens[at + 2 :], None
    rest, again = take_since(tokens[:at] + tokens[at + 3 :], problems)
    span = Span(first.span.start, behind[1].span.end)
    if again is not None:
        related = (span, "first given here")
        problems.append(Problem("E020", again.span, "`from week` a second time", "keep one of them", related=related))
    week = values.read_weeks(Token("INT", behind[1].text, behind[1].span))
    if isinstance(week, Problem):
        problems.append(week)
        return rest, None
    return rest, Node(week[0], span)
