"""From the words of a line to its statement."""

from collections.abc import Callable
from typing import Any

from gplang.quantities import Hold, Step, StepUnit
from gplang.source import Span
from gplang.syntax import ast, values
from gplang.syntax.prescription import list_words, read_choice, read_prescription, read_value, read_wave
from gplang.syntax.tokens import Node, Problem, Token
from gplang.vocabulary import Adjustable, Day, Focus, Goal, Level, Role, Sensitivity, WeekKind
from gplang.quantities import WeightUnit

EDITION = 1
"""The edition of the language that this compiler reads."""

_RESERVED_SESSIONS = ("rest", "on", "like", *Day)
_RESERVED_EXERCISES = (*Adjustable, *Role)
_LONGEST_SESSION = 600
_FARTHEST_REMINDER = 4 * 7 * 24 * 60

Problems = list[Problem]


def build_statement(rule: str, tokens: list[Token], problems: Problems) -> ast.Statement | None:
    """Build the statement of a grammar rule; values that make no sense go to `problems`."""
    return _BUILDERS[rule](tokens, problems)


def _name(token: Token, problems: Problems) -> Node[str]:
    if token.kind != "STRING":
        return Node(token.text, token.span)
    node = read_value(token, values.read_string, problems)
    return node or Node(token.text[1:-1], token.span)


def _text(token: Token, problems: Problems) -> Node[str] | None:
    return read_value(token, values.read_string, problems)


def _with_unit(token: Token, wanted: str, problems: Problems) -> bool:
    """Report a number that is no `wanted` word; tell whether it is one."""
    if token.kind != "BAD_NUMBER":
        return True
    from gplang.syntax.parser import is_kind
    from gplang.syntax.slips import explain_word

    example = {"WEIGHT": "`2.5kg` or `5lb`", "DURATION": "`30min`"}[wanted]
    problem = explain_word(token, (wanted,), is_kind)
    problems.append(problem or Problem("E001", token.span, f"unexpected `{token.text}`", f"such as {example}"))
    return False


# ---- headers


def _edition(tokens: list[Token], problems: Problems) -> ast.Setting:
    token = tokens[1]
    if token.text != str(EDITION):
        hint = f"this gpl reads edition {EDITION}; a newer gplang may know more"
        problems.append(Problem("E020", token.span, f"unknown edition {token.text} of the language", hint))
    return ast.Setting((Node(token.text, token.span),))


def _use(tokens: list[Token], problems: Problems) -> ast.Setting:
    path = _text(tokens[1], problems)
    return ast.Setting((path,) if path else ())


def _plan(tokens: list[Token], problems: Problems) -> ast.Header:
    return ast.Header(title=_text(tokens[1], problems))


def _named(tokens: list[Token], problems: Problems) -> ast.Header:
    keyword, name, *title = tokens
    if keyword.kind == "EXERCISE":
        _check_exercise_name(name, problems)
    return ast.Header(_name(name, problems), _text(title[0], problems) if title else None)


def _check_exercise_name(token: Token, problems: Problems) -> None:
    from gplang.syntax.parser import is_kind

    if token.text.casefold() in _RESERVED_EXERCISES or is_kind("LABEL", token.text):
        hint = "it has a meaning of its own in a session or a week; choose another name"
        problems.append(Problem("E020", token.span, f"`{token.text}` is reserved and cannot name an exercise", hint))


def _session(tokens: list[Token], problems: Problems) -> ast.Header:
    name, items = tokens[1], tokens[2:]
    if name.text.casefold() in _RESERVED_SESSIONS:
        hint = "it has a meaning of its own in a week; choose another name"
        problems.append(Problem("E020", name.span, f"`{name.text}` is reserved and cannot name a session", hint))
    found: dict[str, Node[Any]] = {}
    at = 0
    while at < len(items):
        token = items[at]
        match token.kind:
            case "LIKE":
                at += 1
                key, node = "base", Node[Any](items[at].text, items[at].span)
            case "STRING":
                key, node = "title", _text(token, problems)
            case "DURATION":
                key = "minutes"
                node = read_value(token, _session_minutes, problems)
            case "BAD_NUMBER":
                key, node = "minutes", None
                problems.append(_bad_length(token))
            case _:
                key, node = "focus", _focus(token, name, problems)
        if key in found:
            hint = "a session has one name, one title, one focus and one length"
            message = f"a second {key} `{token.text}`"
            problems.append(Problem("E020", token.span, message, hint, related=(found[key].span, "the first")))
        elif node is not None:
            found[key] = node
        at += 1
    return ast.Header(_name(name, problems), **found)


def _bad_length(token: Token) -> Problem:
    if token.text.isdigit():
        return Problem("E021", token.span, f"`{token.text}` has no unit", f"write `{token.text}min`", f"{token.text}min")
    return Problem("E001", token.span, f"`{token.text}` is no length of a session", "such as `75min`")


def _session_minutes(token: Token) -> int | Problem:
    return values.read_minutes(token, "a session's length", ("min", "h"), _LONGEST_SESSION)


def _focus(token: Token, name: Token, problems: Problems) -> Node[Focus] | None:
    node = read_choice(token, Focus, "focus", problems)
    if node is None and "did you mean" not in problems[-1].hint:
        hint = f"a focus is {list_words(tuple(Focus))}; a name of several words is joined with hyphens (`{name.text}-{token.text}`)"
        problems[-1] = problems[-1]._replace(hint=hint)
    return node


def _week(tokens: list[Token], problems: Problems) -> ast.WeekHeader:
    numbers = [node for each in tokens if each.kind == "WEEKS" if (node := read_value(each, values.read_weeks, problems))]
    kind: Node[WeekKind] | None = None
    label: Node[str] | None = None
    items = [token for token in tokens[1:] if token.kind not in ("WEEKS", "COMMA")]
    for at, token in enumerate(items):
        if token.kind == "STRING":
            if label:
                problems.append(Problem("E020", token.span, "a second label", "a week has one", related=(label.span, "the first")))
            label = label or _text(token, problems)
        elif kind:
            message = f"a second kind `{token.text}`"
            problems.append(Problem("E020", token.span, message, "a week has one kind", related=(kind.span, "the first")))
        elif _is_spaced_range(items, at):
            hint = "a range of weeks is one word, such as `1-3`"
            problems.append(Problem("E001", Span(token.span.start, items[at + 1].span.end), "a range written with spaces", hint))
            break
        elif token.text.casefold() in ("like", "adjust", "hold", "rotate", *Day):
            problems.append(Problem("E001", token.span, f"`{token.text}` starts a line of its own", "put it under the week"))
            break
        else:
            kind = read_choice(token, WeekKind, "week kind", problems)
            if kind is None and "did you mean" not in problems[-1].hint:
                hint = f"{problems[-1].hint}; a label stands in quotes"
                problems[-1] = problems[-1]._replace(hint=hint)
                break
    return ast.WeekHeader(tuple(numbers), kind, label)


def _is_spaced_range(items: list[Token], at: int) -> bool:
    return items[at].text in ("-", "–", "to", "..", "and") and len(items) > at + 1 and items[at + 1].text[0].isdigit()


# ---- one word and its values


def _setting(tokens: list[Token], problems: Problems) -> ast.Statement | None:
    keyword, *rest = tokens
    words = [token for token in rest if token.kind != "COMMA"]
    build = _SETTINGS[keyword.kind]
    return build(words, problems)


def _one(read: Callable[[Token], Any]) -> Callable[[list[Token], Problems], ast.Setting]:
    return lambda words, problems: _each(words[:1], read, problems)


def _all(read: Callable[[Token], Any]) -> Callable[[list[Token], Problems], ast.Setting]:
    return lambda words, problems: _each(words, read, problems)


def _each(words: list[Token], read: Callable[[Token], Any], problems: Problems) -> ast.Setting:
    nodes = (read_value(word, read, problems) for word in words)
    return ast.Setting(tuple(node for node in nodes if node is not None))


def _choices(choices: type[Any], what: str) -> Callable[[list[Token], Problems], ast.Setting]:
    def build(words: list[Token], problems: Problems) -> ast.Setting:
        nodes = (read_choice(word, choices, what, problems) for word in words)
        return ast.Setting(tuple(node for node in nodes if node is not None))

    return build


def _names(words: list[Token], problems: Problems) -> ast.Setting:
    return ast.Setting(tuple(_name(word, problems) for word in words))


def _like(words: list[Token], problems: Problems) -> ast.Setting:
    word = words[0]
    if word.kind == "INT":
        return _each(words, values.read_weeks, problems)
    return _names(words, problems)


def _clock(words: list[Token], problems: Problems) -> ast.ClockSetting | None:
    day = Node(Day(words[0].text.lower()), words[0].span) if words[0].kind == "DAY" else None
    time = read_value(words[-1], values.read_time, problems)
    return ast.ClockSetting(day, time) if time else None


def _round(words: list[Token], problems: Problems) -> ast.Setting:
    return _each([word for word in words if _with_unit(word, "WEIGHT", problems)], values.read_weight, problems)


def _remind(words: list[Token], problems: Problems) -> ast.Setting:
    timed = [word for word in words if _with_unit(word, "DURATION", problems)]
    return _each(timed, _reminder, problems)


def _reminder(token: Token) -> int | Problem:
    return values.read_minutes(token, "a reminder", ("min", "h", "d", "w"), _FARTHEST_REMINDER)


def _exercise_weight(words: list[Token], problems: Problems) -> ast.Setting:
    exercise, amount = words
    weight = read_value(amount, values.read_weight, problems) if _with_unit(amount, "WEIGHT", problems) else None
    name = _name(exercise, problems)
    return ast.Setting((name, weight) if weight else (name,))


def _target(words: list[Token], problems: Problems) -> ast.Target:
    role = next((Node(Role(word.text.lower()), word.span) for word in words if word.kind == "ROLE"), None)
    exercise = next((_name(word, problems) for word in words if word.kind != "ROLE"), None)
    return ast.Target(role, exercise)


_SETTINGS: dict[str, Callable[[list[Token], Problems], ast.Statement | None]] = {
    "ID": _names,
    "GOAL": _choices(Goal, "goal"),
    "LEVEL": _choices(Level, "level"),
    "UNIT": _choices(WeightUnit, "unit"),
    "START": _one(values.read_date),
    "TIMEZONE": _names,
    "AT": _clock,
    "ROUND": _round,
    "REMIND": _remind,
    "LOCATION": _one(values.read_string),
    "SKIP": _all(values.read_date),
    "PAUSE": _one(values.read_dates),
    "MAX": _exercise_weight,
    "LOAD": _exercise_weight,
    "EQUIPMENT": _names,
    "SENSITIVE": _choices(Sensitivity, "sensitivity"),
    "LIKE": _like,
    "ALIAS": _names,
    "TRAINS": _names,
    "ASSISTS": _names,
    "NOTE": _one(values.read_string),
    "CUE": _one(values.read_string),
    "OR": _names,
    "DROP": _target,
    "HOLD": _target,
}


# ---- sets


def _exercise_line(tokens: list[Token], problems: Problems) -> ast.ExerciseLine:
    role, *rest = tokens
    label = rest.pop(0) if rest[0].kind == "LABEL" else None
    exercise, *items = rest
    stray: list[Node[str]] = []
    while exercise.kind == "NAME" and items and items[0].kind == "NAME":
        stray.append(Node(items[0].text, items[0].span))
        items.pop(0)
    prescription = read_prescription(items, problems, exercise.span, needs_dose=not stray)
    return ast.ExerciseLine(
        Node(Role(role.text.lower()), role.span),
        Node(label.text.upper(), label.span) if label else None,
        _name(exercise, problems),
        tuple(stray),
        prescription,
    )


def _swap(tokens: list[Token], problems: Problems) -> ast.Swap:
    rest = tokens[1:]
    role = rest.pop(0) if rest[0].kind == "ROLE" else None
    old, new, *items = rest
    prescription = read_prescription(items, problems, new.span, needs_dose=False)
    role_node = Node(Role(role.text.lower()), role.span) if role else None
    return ast.Swap(role_node, _name(old, problems), _name(new, problems), prescription)


def _wave(tokens: list[Token], problems: Problems) -> ast.Wave:
    return ast.Wave(read_wave(tokens[1:], problems, tokens[0].span))


def _progress(tokens: list[Token], problems: Problems) -> ast.ProgressLine | None:
    role = next((Node(Role(token.text.lower()), token.span) for token in tokens if token.kind == "ROLE"), None)
    by_kind = {token.kind: token for token in tokens[1:]}
    span = Span((by_kind.get("STEP") or by_kind.get("HOLD") or tokens[0]).span.start, tokens[-1].span.end)
    if "HOLD" in by_kind:
        return ast.ProgressLine(role, Node(Hold(), span))
    step = _step(tokens, by_kind, problems)
    return ast.ProgressLine(role, Node(step, span)) if step else None


def _step(tokens: list[Token], by_kind: dict[str, Token], problems: Problems) -> Step | None:
    amount, unit = values.read_step_amount(by_kind["STEP"])
    assert unit is not None
    if amount == 0:
        problems.append(values.bad_value(by_kind["STEP"], "a step of 0", "standing still is `progress hold`"))
        return None
    weeks, at_reps = _pace(tokens, by_kind, problems)
    limit, limit_unit = None, None
    if "LIMIT" in by_kind:
        limit, limit_unit = values.read_step_amount(by_kind["LIMIT"])
        limit_unit = limit_unit or (unit if unit is not StepUnit.PERCENT else None)
        if not _limits(unit, limit_unit):
            hint = f"a step in {unit} ends at {_limit_words(unit)}"
            problems.append(values.bad_value(by_kind["LIMIT"], f"`{by_kind['LIMIT'].text}` does not limit a step in {unit}", hint))
            return None
    if weeks is None and at_reps is None:
        return None
    return Step(amount, unit, weeks, limit, limit_unit, at_reps)


def _pace(tokens: list[Token], by_kind: dict[str, Token], problems: Problems) -> tuple[int | None, int | None]:
    """Read `every week`, `every 2 weeks` or `at 8 reps`: weeks a step, or repetitions to reach."""
    number = by_kind.get("INT")
    count = int(number.text) if number else 1
    if "AT" in by_kind:
        unit = values.read_step_amount(by_kind["STEP"])[1]
        if unit not in (StepUnit.KG, StepUnit.LB, StepUnit.PERCENT):
            hint = "such as `progress +2.5kg at 8 reps`"
            problems.append(values.bad_value(by_kind["STEP"], f"a step in {unit} at a number of reps; only a load grows so", hint))
            return None, None
        if number and not 1 <= count <= values.MOST_REPS:
            problems.append(values.bad_value(number, f"{count} reps to reach"))
            return None, None
        return None, count
    if "EVERY" not in by_kind:
        step = by_kind["STEP"]
        hint = f"write `{step.text} every week`, `{step.text} every 2 weeks` or, for a load, `{step.text} at 8 reps`"
        problems.append(Problem("E001", Span(step.span.start, tokens[-1].span.end), "a step without a pace", hint))
        return None, None
    if number and not 1 <= count <= values.MOST_WEEKS:
        problems.append(values.bad_value(number, f"every {count} weeks", f"from 1 to {values.MOST_WEEKS}"))
        return None, None
    return count, None


_LOAD_UNITS = (StepUnit.KG, StepUnit.LB, StepUnit.PERCENT)


def _limits(unit: StepUnit, limit: StepUnit | None) -> bool:
    if unit in _LOAD_UNITS:
        return limit in (StepUnit.KG, StepUnit.LB)
    return limit is unit


def _limit_words(unit: StepUnit) -> str:
    return "a load, such as `100kg`" if unit in _LOAD_UNITS else f"a number of {unit}"


# ---- weeks


def _day(tokens: list[Token], problems: Problems) -> ast.DayLine:
    day, what, *rest = tokens
    time = read_value(rest[-1], values.read_time, problems) if rest else None
    session = None if what.kind == "REST" else Node(what.text, what.span)
    return ast.DayLine(Node(Day(day.text.lower()), day.span), session, time)


def _rotate(tokens: list[Token], _problems: Problems) -> ast.RotateLine:
    sessions = tuple(Node(token.text, token.span) for token in tokens if token.kind == "NAME")
    days = tuple(Node(Day(token.text.lower()), token.span) for token in tokens if token.kind == "DAY")
    return ast.RotateLine(sessions, days)


def _adjust(tokens: list[Token], problems: Problems) -> ast.AdjustLine | None:
    *target, what, change = tokens[1:]
    kind = Adjustable(what.text.lower())
    value = values.read_change(change)
    problem = _check_change(kind, value, change)
    if problem:
        problems.append(problem)
        return None
    return ast.AdjustLine(_target(target, problems), Node(kind, what.span), Node(value, change.span))


def _check_change(kind: Adjustable, change: values.Change, token: Token) -> Problem | None:
    if kind is Adjustable.LOAD:
        if not change.percent and change.unit is None:
            return Problem("E021", token.span, f"`{token.text}` has no unit", f"write `{token.text}%` or `{token.text}kg`")
    elif change.unit is not None:
        return values.bad_value(token, f"{kind} changed by a weight", f"write `adjust load {token.text}`, or a count")
    if not change.percent and change.unit is None and change.amount % 1 and kind is not Adjustable.RIR:
        return values.bad_value(token, f"{kind} changed by a broken number", "write a whole number or a percentage")
    if change.percent and not -100 < change.amount <= 100:
        return values.bad_value(token, f"a change of {change.amount} %", "from above -100 % to +100 %")
    if kind is Adjustable.RIR and (change.percent or abs(change.amount) > 10):
        return values.bad_value(token, "RIR changes by a count of up to 10", "such as `adjust rir +2`")
    return None


_BUILDERS: dict[str, Callable[[list[Token], Problems], ast.Statement | None]] = {
    "gpl": _edition,
    "use": _use,
    "plan": _plan,
    "athlete": _named,
    "exercise": _named,
    "session": _session,
    "week": _week,
    "setting": _setting,
    "progress": _progress,
    "set_line": _exercise_line,
    "wave": _wave,
    "swap": _swap,
    "day": _day,
    "rotate": _rotate,
    "adjust": _adjust,
}
