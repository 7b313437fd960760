"""Lines of one word and its values: the settings of plans, athletes and exercises, and short statements."""

from collections.abc import Callable
from typing import Any

from gplang.quantities import WeightUnit
from gplang.syntax import ast, dates, values
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.words import Problems, has_unit, read_choice, read_name, read_value
from gplang.vocabulary import Day, Goal, Level, Role, Sensitivity

_FARTHEST_REMINDER = 4 * 7 * 24 * 60
"""Minutes."""


def read_setting(tokens: list[Token], problems: Problems) -> ast.Statement | None:
    """Read a word and its values."""
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
    return ast.Setting(tuple(read_name(word, problems) for word in words))


def _like(words: list[Token], problems: Problems) -> ast.Setting:
    word = words[0]
    if word.kind == "INT":
        return _each(words, values.read_weeks, problems)
    return _names(words, problems)


def _clock(words: list[Token], problems: Problems) -> ast.ClockSetting | None:
    day = Node(Day(words[0].text.lower()), words[0].span) if words[0].kind == "DAY" else None
    time = read_value(words[-1], dates.read_time, problems)
    return ast.ClockSetting(day, time) if time else None


def _round(words: list[Token], problems: Problems) -> ast.Setting:
    return _each([word for word in words if has_unit(word, "WEIGHT", problems)], values.read_weight, problems)


def _remind(words: list[Token], problems: Problems) -> ast.Setting:
    timed = [word for word in words if has_unit(word, "DURATION", problems)]
    return _each(timed, _reminder, problems)


def _reminder(token: Token) -> int | Problem:
    return values.read_minutes(token, "a reminder", ("min", "h", "d", "w"), _FARTHEST_REMINDER, least=0)


def _exercise_weight(words: list[Token], problems: Problems) -> ast.Setting:
    exercise, amount = words
    weight = read_value(amount, values.read_weight, problems) if has_unit(amount, "WEIGHT", problems) else None
    name = read_name(exercise, problems)
    return ast.Setting((name, weight) if weight else (name,))


def read_target(words: list[Token], problems: Problems) -> ast.Target:
    """Read what `drop` or `hold` is about: a role, an exercise, both or neither."""
    role = next((Node(Role(word.text.lower()), word.span) for word in words if word.kind == "ROLE"), None)
    exercise = next((read_name(word, problems) for word in words if word.kind != "ROLE"), None)
    return ast.Target(role, exercise)


_SETTINGS: dict[str, Callable[[list[Token], Problems], ast.Statement | None]] = {
    "ID": _names,
    "GOAL": _choices(Goal, "goal"),
    "LEVEL": _choices(Level, "level"),
    "UNIT": _choices(WeightUnit, "unit"),
    "START": _one(dates.read_date),
    "TIMEZONE": _names,
    "AT": _clock,
    "ROUND": _round,
    "REMIND": _remind,
    "LOCATION": _one(values.read_string),
    "SKIP": _all(dates.read_date),
    "PAUSE": _one(dates.read_dates),
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
    "DROP": read_target,
    "HOLD": read_target,
}
