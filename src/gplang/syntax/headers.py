"""Lines that stand alone or open a block: `gpl`, `use`, and the headers."""

from gplang.quantities import ShareOf
from gplang.suggest import list_words, slipped
from gplang.syntax import ast, values
from gplang.syntax.event_line import is_reserved
from gplang.syntax.parser import is_kind
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, missing_minutes, read_choice, read_name, read_text, read_value
from gplang.typed import Any
from gplang.vocabulary import EVERYBODY, Adjustable, Day, Focus, Role, WeekKind

EDITION = 1
"""The edition of the language that this compiler reads."""

_RESERVED_EXERCISES = (*Adjustable, *Role, ShareOf.TRAINING_MAX, ShareOf.TOP, ShareOf.BEST, "hold")
_LONGEST_SESSION = 600
_SAID = {"minutes": "length", "title": "title", "focus": "focus", "base": "`like`"}


def read_edition(tokens: list[Token], problems: Problems) -> ast.Setting:
    """Read `gpl 1`."""
    token = tokens[1]
    if token.text != str(EDITION):
        hint = f"this gpl reads edition {EDITION}; a newer gplang may know more"
        problems.append(Problem("E020", token.span, f"unknown edition {token.text} of the language", hint))
    return ast.Setting((Node(token.text, token.span),))


def read_use(tokens: list[Token], problems: Problems) -> ast.Setting:
    """Read `use "library.gpl"`."""
    path = read_text(tokens[1], problems)
    return ast.Setting((path,) if path else ())


def read_plan(tokens: list[Token], problems: Problems) -> ast.Header:
    """Read `plan "Title"`."""
    return ast.Header(title=read_text(tokens[1], problems))


def read_named(tokens: list[Token], problems: Problems) -> ast.Header:
    """Read the header of a gym or an exercise: a name and a title."""
    keyword, name, *title = tokens
    if keyword.kind == "EXERCISE":
        _check_exercise_name(name, problems)
    return ast.Header(read_name(name, problems), read_text(title[0], problems) if title else None)


def read_athlete(tokens: list[Token], problems: Problems) -> ast.Header:
    """Read the header of an athlete: a name, then base and title in any order."""
    name, items = tokens[1], iter(tokens[2:])
    if name.text.casefold() == EVERYBODY:
        message = f"`{name.text}` is reserved and cannot name an athlete"
        problems.append(Problem("E020", name.span, message, "`for all` is everybody; choose another name"))
    found: dict[str, Node[str]] = {}
    for token in items:
        key, value = ("title", token) if token.kind == "STRING" else ("base", next(items))
        node = read_text(value, problems) if key == "title" else Node(value.text, value.span)
        if key in found:
            message, related = f"a second {_SAID[key]} `{value.text}`", (found[key].span, "the first")
            hint = "an athlete has one name, one full name and is like one other"
            problems.append(Problem("E020", value.span, message, hint, related=related))
        elif node is not None:
            found[key] = node
    return ast.Header(read_name(name, problems), found.get("title"), found.get("base"))


def _check_exercise_name(token: Token, problems: Problems) -> None:
    if token.text.casefold() in _RESERVED_EXERCISES or is_kind("LABEL", token.text):
        hint = "it has a meaning of its own in a session or a week; choose another name"
        problems.append(Problem("E020", token.span, f"`{token.text}` is reserved and cannot name an exercise", hint))


def read_session(tokens: list[Token], problems: Problems) -> ast.Header:
    """Read the header of a session: a name, then base, title, focus and length in any order."""
    name, items = tokens[1], tokens[2:]
    if is_reserved(name.text):
        hint = "it has a meaning of its own in a week; choose another name"
        problems.append(Problem("E020", name.span, f"`{name.text}` is reserved and cannot name a session", hint))
    found: dict[str, Node[Any]] = {}
    at = 0
    while at < len(items):
        token = items[at]
        node: Node[Any] | None
        match token.kind:
            case "LIKE":
                at += 1
                key, node = "base", Node(items[at].text, items[at].span)
            case "STRING":
                key, node = "title", read_text(token, problems)
            case "DURATION":
                key = "minutes"
                node = read_value(token, _session_minutes, problems)
            case "NAME" if slipped(token.text, ("like",)) and items[at + 1 : at + 2]:
                hint = "did you mean `like`?"
                problems.append(Problem("E003", token.span, f"unknown word `{token.text}`", hint, "like", certain=True))
                at += 1
                key, node = "base", Node(items[at].text, items[at].span)
            case "BAD_NUMBER":
                key, node = "minutes", None
                problems.append(_bad_length(token))
            case _:
                key, node = "focus", _focus(token, name, problems)
        if key in found:
            hint = "a session has one name, one title, one focus and one length"
            message = f"a second {_SAID[key]} `{token.text}`"
            problems.append(Problem("E020", token.span, message, hint, related=(found[key].span, "the first")))
        elif node is not None:
            found[key] = node
        at += 1
    return ast.Header(read_name(name, problems), **found)


def read_scheme(tokens: list[Token], problems: Problems) -> ast.Header:
    """Read the header of a scheme: a name, then title and `once` in any order."""
    name, items = tokens[1], tokens[2:]
    found: dict[str, Node[Any]] = {}
    for token in items:
        if token.kind not in ("STRING", "ONCE"):
            joined = f"a name of several words is joined with hyphens (`{name.text}-{token.text}`)"
            hint = f"behind the name stand a title in quotes and `once`; {joined}"
            problems.append(Problem("E001", token.span, f"`{token.text}` cannot stand here", hint))
            break
        key = "title" if token.kind == "STRING" else "once"
        node = read_text(token, problems) if key == "title" else Node(True, token.span)
        if key in found:
            related = (found[key].span, "the first")
            message = f"a second {f'title {token.text}' if key == 'title' else '`once`'}"
            problems.append(Problem("E020", token.span, message, "keep one of them", related=related))
        elif node is not None:
            found[key] = node
    return ast.Header(read_name(name, problems), **found)


def _bad_length(token: Token) -> Problem:
    if token.text.isdigit():
        return missing_minutes(token)
    fallback = Problem("E001", token.span, f"`{token.text}` is no length of a session", "such as `75min`")
    from gplang.syntax.slips import explain_word

    return explain_word(token, ("DURATION",), is_kind) or fallback


def _session_minutes(token: Token) -> int | Problem:
    return values.read_minutes(token, "a session's length", ("min", "h"), _LONGEST_SESSION)


def _focus(token: Token, name: Token, problems: Problems) -> Node[Focus] | None:
    node = read_choice(token, Focus, "focus", problems)
    if node is None and "did you mean" not in problems[-1].hint:
        joined = f"a name of several words is joined with hyphens (`{name.text}-{token.text}`)"
        hint = f"a focus is {list_words(tuple(Focus))}; {joined}"
        problems[-1] = problems[-1]._replace(hint=hint)
    return node


def read_week(tokens: list[Token], problems: Problems) -> ast.WeekHeader:
    """Read the header of a week block: its weeks, then kind and label."""
    numbers = [
        node for each in tokens if each.kind == "WEEKS" if (node := read_value(each, values.read_weeks, problems))
    ]
    kind: Node[WeekKind] | None = None
    label: Node[str] | None = None
    items = [token for token in tokens[1:] if token.kind not in ("WEEKS", "COMMA")]
    for token in items:
        if token.kind == "STRING":
            if label:
                problems.append(
                    Problem(
                        "E020",
                        token.span,
                        "a second label",
                        "a week has one",
                        related=(label.span, "the first"),
                    )
                )
            label = label or read_text(token, problems)
        elif token.text.casefold() in ("like", "adjust", "hold", "rotate", *Day):
            problems.append(
                Problem("E001", token.span, f"`{token.text}` starts a line of its own", "put it under the week")
            )
            break
        elif kind:
            message = f"a second kind `{token.text}`"
            problems.append(
                Problem("E020", token.span, message, "a week has one kind", related=(kind.span, "the first"))
            )
        else:
            kind = read_choice(token, WeekKind, "week kind", problems)
            if kind is None and "did you mean" not in problems[-1].hint:
                hint = f"{problems[-1].hint}; a label stands in quotes"
                problems[-1] = problems[-1]._replace(hint=hint)
                break
    return ast.WeekHeader(tuple(numbers), kind, label)
