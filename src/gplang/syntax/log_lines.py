"""From the words of a log's line to its statement."""

from collections.abc import Callable

from gplang.quantities import Dose, LoadKind
from gplang.source import Span
from gplang.suggest import nearest, slipped
from gplang.syntax import dates, log_ast, values
from gplang.syntax.ast import Group
from gplang.syntax.lexer import split_words
from gplang.syntax.parser import is_kind
from gplang.syntax.prescription import read_prescription
from gplang.syntax.slips import explain_word
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import (
    Problems,
    has_unit,
    missing_minutes,
    read_exercise,
    read_name,
    read_role,
    read_text,
    read_value,
)
from gplang.typed import Any
from gplang.vocabulary import Block, Role

MOST_PAIN = 10
"""The end of the scale of pain."""

LONGEST_DONE = 24 * 60
"""Minutes of a session that was trained."""

_SAID = {"minutes": "length", "time": "time", "as_planned": "`as planned`", "for_date": "`for`"}
_DONE_HINT = "behind the session stand its length, `as planned`, and `for` with the day that it was planned on"
_INNER = ("form", "pain", "planned")
_PLANNED_ONLY = ("ramp", "scheme", "optional", "of", "to", "wave")
_HINTS = {
    "a set needs at least one; `3xmax` is as many as possible": "leave a set without a repetition out",
    "behind an exercise stand its sets, such as `4x5`, `3x8-10`, `3x30s` or `3xmax`": (
        "behind an exercise stands `as planned`, or the sets that were done: `3x5 @80kg`"
    ),
    "behind the sets stand `@` words, `rest`, `tempo`, `method` and a cue in quotes": (
        "behind the sets stand `@` words, `rest`, `tempo`, `method`, then `form` and `pain 3`"
    ),
    "a dose is such as `4x5`, `3x8-10`, `3x30s` or `3xmax`": "sets are such as `4x5`, `3x30s` or `4x20m`",
}
"""What is said of sets in a plan, and what in a log."""


def read_log_line(rule: str, tokens: list[Token], problems: Problems) -> log_ast.LogStatement | None:
    """Build the statement of a log from the words of a line; None for a line that is none of a log's."""
    if rule == "setting":
        rule = tokens[0].text.lower()
    build = _BUILDERS.get(rule)
    return build(tokens, problems) if build else None


def _log(tokens: list[Token], problems: Problems) -> log_ast.LogHeader:
    return log_ast.LogHeader(read_text(tokens[1], problems))


def _of(tokens: list[Token], problems: Problems) -> log_ast.OfLine:
    return log_ast.OfLine(read_text(tokens[1], problems))


def _for(tokens: list[Token], problems: Problems) -> log_ast.LogForLine:
    names = [token for token in tokens[1:] if token.kind != "COMMA"]
    if len(names) > 1:
        hint = "write a log for each athlete"
        problems.append(Problem("E020", names[1].span, f"a log of {len(names)} athletes; it holds one", hint))
    return log_ast.LogForLine(read_name(names[0], problems))


def _note(tokens: list[Token], problems: Problems) -> log_ast.NoteLine:
    return log_ast.NoteLine(read_text(tokens[1], problems))


# ---- headers


def keep_header(keyword: str, code: str, first: Span) -> log_ast.LogStatement:
    """Return what is left of a broken header: the day and the session that stand where they belong."""
    if keyword == Block.LOG:
        return log_ast.LogHeader()
    tokens = [Token("", match[0], Span(*match.span())) for match in split_words(code) if match.start() >= first.end]
    date = read_value(tokens[0], dates.read_date, []) if tokens and is_kind("DATE", tokens[0].text) else None
    if keyword == Block.WEIGHT:
        return log_ast.WeightHeader(date)
    names = [token for token in tokens[1:3] if is_kind("NAME", token.text)]
    session = Node(names[0].text, names[0].span) if names else None
    return log_ast.MissedHeader(date, session) if keyword == Block.MISSED else log_ast.DoneHeader(date, None, session)


def _done(tokens: list[Token], problems: Problems) -> log_ast.DoneHeader:
    found: dict[str, Node[Any] | None] = {"date": read_value(tokens[1], dates.read_date, problems)}
    items = iter(tokens[2:])
    key: str
    node: Node[Any] | None
    for token in items:
        after = (each for each in tokens if each.span.start > token.span.start)
        match token.kind:
            case "NAME" if "session" not in found:
                found["session"] = Node(token.text, token.span)
                continue
            case "TIME":
                key, node = "time", read_value(token, dates.read_time, problems)
            case "DURATION":
                key, node = "minutes", read_value(token, _minutes, problems)
            case "AS":
                key, node = "as_planned", _as_planned(token, next(items))
            case "FOR":
                key, node = "for_date", read_value(next(items), dates.read_date, problems)
            case "NAME" if (day := next(after, None)) and is_kind("DATE", day.text) and nearest(token.text, ("for",)):
                hint = "did you mean `for`?"
                problem = Problem("E003", token.span, f"unknown word `{token.text}`", hint, "for", certain=True)
                problems.append(problem)
                key, node = "for_date", read_value(next(items), dates.read_date, problems)
            case _:
                problems.append(_explain_done(token))
                continue
        if key in found:
            first = found[key]
            related = (first.span, "the first") if first else None
            message = f"{_SAID[key]} is given twice"
            problems.append(Problem("E020", token.span, message, "keep one of them", related=related))
        else:
            found[key] = node
    return log_ast.DoneHeader(**found)


def _minutes(token: Token) -> int | Problem:
    return values.read_minutes(token, "a session's length", ("min", "h"), LONGEST_DONE)


def _as_planned(first: Token, last: Token) -> Node[bool]:
    return Node(True, first.span._replace(end=last.span.end))


def _explain_done(token: Token) -> Problem:
    if token.kind == "BAD_NUMBER" and token.text.isdigit():
        return missing_minutes(token)
    if token.kind == "STRING":
        hint = 'what is to be said of a session has a line of its own: `note "…"`'
        return Problem("E001", token.span, "a text cannot stand here", hint)
    known = explain_word(token, ("DURATION", "TIME", "DATE"), is_kind) if token.kind != "NAME" else None
    return known or Problem("E001", token.span, f"`{token.text}` cannot stand here", _DONE_HINT)


def _missed(tokens: list[Token], problems: Problems) -> log_ast.MissedHeader:
    _, date, session, *why = tokens
    return log_ast.MissedHeader(
        read_value(date, dates.read_date, problems),
        Node(session.text, session.span),
        read_text(why[0], problems) if why else None,
    )


def _weight(tokens: list[Token], problems: Problems) -> log_ast.WeightHeader:
    _, date, weight = tokens
    amount = read_value(weight, values.read_weight, problems) if has_unit(weight, "WEIGHT", problems) else None
    return log_ast.WeightHeader(read_value(date, dates.read_date, problems), amount)


# ---- what was done


def _skipped(tokens: list[Token], problems: Problems) -> log_ast.SkippedLine:
    role, exercise, _ = _subject(tokens[1:])
    return log_ast.SkippedLine(read_exercise(exercise, problems), exercise.kind == "STRING", role)


def _pain(tokens: list[Token], problems: Problems) -> log_ast.PainLine | None:
    _, place, number = tokens
    level = _level(number, problems)
    return log_ast.PainLine(Node(place.text, place.span), level) if level else None


def _level(token: Token, problems: Problems) -> Node[int] | None:
    text = token.text.removesuffix(f"/{MOST_PAIN}")
    if not (text.isascii() and text.isdigit()):
        hint = f"a whole number from 0 to {MOST_PAIN}, such as `pain 3`"
        problems.append(Problem("E001", token.span, f"`{token.text}` is no level of pain", hint))
        return None
    if text != token.text:
        message, hint = f"`{token.text}` is more than a number", f"write `{text}`"
        problems.append(Problem("E001", token.span, message, hint, text, certain=True))
    if len(text) > 2 or int(text) > MOST_PAIN:
        hint = "0 is none; 4 and more holds the exercise back"
        problems.append(values.bad_value(token, f"pain {text[:6]}; the scale ends at {MOST_PAIN}", hint))
        return None
    return Node(int(text), token.span)


def _subject(tokens: list[Token]) -> tuple[Node[Role] | None, Token, list[Token]]:
    """Split off a role, if there is one, and the exercise."""
    if tokens[0].kind == "ROLE":
        return read_role(tokens[0]), tokens[1], tokens[2:]
    return None, tokens[0], tokens[1:]


def _did(tokens: list[Token], problems: Problems) -> log_ast.DidLine:
    role, exercise, items = _subject(tokens[1:])
    told = len(problems)
    name = read_exercise(exercise, problems)
    sets, found = _split(items, problems)
    before = len(problems)
    prescription = read_prescription(sets, problems, exercise.span, needs_dose=False) if sets else None
    problems[before:] = [each._replace(hint=_HINTS.get(each.hint, each.hint)) for each in problems[before:]]
    if prescription is not None and not prescription.groups:
        if len(problems) == before:
            hint = "sets come first: `3x5 @80kg rest 2min`"
            problems.append(Problem("E001", sets[0].span, f"`{sets[0].text}` has no sets before it", hint))
        prescription = None
    elif prescription is not None:
        _check_exact(prescription.groups, problems)
    planned = found.get("as_planned")
    if planned and sets:
        hint = "`as planned` stands for all the numbers; write one or the other"
        problems.append(Problem("E020", planned.span, "`as planned` beside sets", hint))
    elif not planned and not sets and len(problems) == told:
        hint = f"write `did {exercise.text} as planned`, or the sets that were done: `3x5 @80kg`"
        problems.append(Problem("E001", exercise.span, "no sets behind the exercise", hint))
    return log_ast.DidLine(role, name, exercise.kind == "STRING", None if planned else prescription, **found)


def _split(items: list[Token], problems: Problems) -> tuple[list[Token], dict[str, Any]]:
    """Return the words of the sets, and what else the line says."""
    sets: list[Token] = []
    found: dict[str, Any] = {}
    words = iter(items)
    for token in words:
        kind = token.kind
        if kind == "NAME" and (right := slipped(token.text, _INNER)):
            hint = f"did you mean `{right}`?"
            problems.append(Problem("E003", token.span, f"unknown word `{token.text}`", hint, right, certain=True))
            kind = right.upper()
        if kind == "NAME" and token.text.lower() in _PLANNED_ONLY:
            hint = "a log says what was done: `as planned`, or the sets"
            problems.append(Problem("E001", token.span, f"`{token.text}` says what is planned", hint))
            break
        if kind == "AS":
            key, node = "as_planned", _as_planned(token, next(words))
        elif kind == "FORM":
            key, node = "form", Node(True, token.span)
        elif kind == "PAIN":
            level = next(words, None)
            key, known = "pain", _level(level, problems) if level else None
            if known is None:
                continue
            node = known  # type: ignore[assignment]
        elif kind == "PLANNED":
            key, node = "as_planned", Node(True, token.span)
        else:
            sets.append(token)
            continue
        if key in found:
            related = (found[key].span, "first given here")
            message = f"`{key.replace('_', ' ')}` is given twice"
            problems.append(Problem("E020", token.span, message, "keep one of them", related=related))
        found[key] = node
    return sets, found


def _check_exact(groups: tuple[Group, ...], problems: Problems) -> None:
    """Report what only a plan can say: ranges, as many as possible, percentages."""
    for group in groups:
        dose, load, effort = group.dose.value, group.load, group.effort
        if dose.low is None:
            message = f"`{dose.sets}xmax` does not say how many were done"
            problems.append(Problem("E020", group.dose.span, message, f"write how many: `{dose.sets}x8`"))
        elif dose.amrap or dose.optional or dose.low != dose.high:
            message, hint = "a log says what was done, in one number", f"write how many: `{_one(dose)}`"
            problems.append(Problem("E020", group.dose.span, message, hint))
        if load and load.value.kind is LoadKind.PERCENT:
            hint = "write the weight on the bar, such as `@80kg`"
            problems.append(Problem("E020", load.span, "a log holds weights, no percentages", hint))
        elif load and load.value.low != load.value.high:
            problems.append(Problem("E020", load.span, "a log says what was done, in one number", "write the weight"))
        if effort and effort.value.low != effort.value.high:
            hint = "write one number, such as `@rir2`"
            problems.append(Problem("E020", effort.span, "a log says what was done, in one number", hint))


def _one(dose: Dose) -> str:
    unit = {"seconds": "s", "metres": "m"}.get(str(dose.measure), "")
    return f"{dose.sets}x{dose.high}{unit}"


_BUILDERS: dict[str, Callable[[list[Token], Problems], log_ast.LogStatement | None]] = {
    "log": _log,
    "of_plan": _of,
    "for": _for,
    "done": _done,
    "missed": _missed,
    "body_weight": _weight,
    "did": _did,
    "skipped": _skipped,
    "pain": _pain,
    "note": _note,
}
