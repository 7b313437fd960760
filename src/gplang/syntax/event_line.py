"""Events: what a plan works around."""

from gplang.quantities import MOST_COUNTED, Measure
from gplang.suggest import nearest
from gplang.syntax import ast, values
from gplang.syntax.parser import is_kind
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, missing_minutes, read_text, read_value
from gplang.typed import Any
from gplang.vocabulary import RESERVED_SESSIONS

LONGEST_EVENT = 24 * 60
"""Minutes."""

_SAID = {"title": "title", "minutes": "length", "metres": "distance", "hard": "`hard`"}
_HARD = "hard"


def read_event(tokens: list[Token], problems: Problems) -> ast.EventLine:
    """Read `event match "Match" 2h hard`: a name, then title, length, fast metres and `hard` in any order."""
    name, items = tokens[1], tokens[2:]
    if is_reserved(name.text):
        hint = "it has a meaning of its own in a week; choose another name"
        problems.append(Problem("E020", name.span, f"`{name.text}` is reserved and cannot name an event", hint))
    found: dict[str, Node[Any]] = {}
    for token in items:
        key, node = _read_item(token, problems)
        if key in found:
            hint = "an event has one title, one length and one distance"
            message = f"a second {_SAID[key]} `{token.text}`"
            problems.append(Problem("E020", token.span, message, hint, related=(found[key].span, "the first")))
        elif node is not None:
            found[key] = node
    return ast.EventLine(Node(name.text, name.span), **found)


def is_reserved(name: str) -> bool:
    """Return whether a word cannot name a session or an event, since it means something else in a week."""
    return name.casefold() in RESERVED_SESSIONS or is_kind("DAY", name)


def _read_item(token: Token, problems: Problems) -> tuple[str, Node[Any] | None]:
    match token.kind:
        case "STRING":
            return "title", read_text(token, problems)
        case "DURATION":
            return "minutes", read_value(token, _minutes, problems)
        case "DISTANCE":
            return "metres", read_value(token, _metres, problems)
        case "NAME" if token.text.casefold() == _HARD:
            return _HARD, Node(True, token.span)
        case _:
            problems.append(_explain(token))
            return "", None


def _minutes(token: Token) -> int | Problem:
    return values.read_minutes(token, "an event's length", ("min", "h"), LONGEST_EVENT)


def _metres(token: Token) -> int | Problem:
    text = token.text.lower()
    most = MOST_COUNTED[Measure.METRES]
    if text.endswith("/side"):
        return values.bad_value(token, "fast metres for each side", f"write `{text.removesuffix('/side')}`")
    metres = int(text.removesuffix("m"))
    return metres if 0 < metres <= most else values.bad_value(token, f"{metres:,} m", f"from 1 to {most:,} m")


def _explain(token: Token) -> Problem:
    if token.kind == "BAD_NUMBER" and token.text.isdigit():
        return missing_minutes(token)
    from gplang.syntax.slips import explain_word

    if token.kind == "BAD_NUMBER" and (problem := explain_word(token, ("DURATION", "DISTANCE"), is_kind)):
        return problem
    if nearest(token.text, (_HARD,)):
        return Problem("E003", token.span, f"unknown word `{token.text}`", f"did you mean `{_HARD}`?", _HARD)
    hint = 'behind the name stand a title in quotes, a length, fast metres and `hard`: `event match "Match" 2h hard`'
    return Problem("E001", token.span, f"`{token.text}` cannot stand here", hint)
