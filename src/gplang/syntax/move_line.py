"""The line that moves an athlete's days."""

from gplang.syntax import ast
from gplang.syntax.since import take_since
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems
from gplang.vocabulary import Day


def read_move(tokens: list[Token], problems: Problems) -> ast.MoveLine | None:
    """Read `move mon tue sun mon from week 5`: pairs of days."""
    words, since = take_since(tokens[1:], problems)
    days = [token for token in words if token.kind == "DAY"]
    wide = next((token for token in days if "-" in token.text), None)
    if wide is not None:
        hint = "write each day with the one that it moves to: `move mon tue tue wed`"
        problems.append(Problem("E020", wide.span, f"`{wide.text}` is more than one day", hint))
        return None
    if len(days) % 2:
        last = days[-1]
        hint = f"write the day that it moves to behind it: `move {last.text.lower()} DAY`"
        problems.append(Problem("E001", last.span, f"no day that {last.text.lower()} moves to", hint))
        return None
    nodes = [Node(Day(token.text.lower()), token.span) for token in days]
    return ast.MoveLine(tuple(zip(nodes[::2], nodes[1::2], strict=True)), since)
