"""Lines of one word and its values: the settings of plans, athletes and exercises, and short statements."""

from collections.abc import Callable

from gplang.quantities import MOST_PLATES, Plate
from gplang.records import StrEnum
from gplang.statements.lists import ALL_STATEMENTS
from gplang.syntax import ast, dates, values
from gplang.syntax.maximum_lines import read_max, read_raise, read_training_max
from gplang.syntax.since import take_since
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, has_unit, read_choice, read_exercise, read_name, read_role, read_value
from gplang.typed import Any
from gplang.vocabulary import Day, Sensitivity

_A_LINE_EACH = "write an `at` line for each day"
_DIGITS = 6
"""Of a count of plates."""

_FARTHEST_REMINDER = 4 * 7 * 24 * 60
"""Minutes."""


def read_setting(tokens: list[Token], problems: Problems) -> ast.Statement | None:
    """Read a word and its values."""
    keyword, *rest = tokens
    words = [token for token in rest if token.kind != "COMMA"]
    setting = ALL_STATEMENTS[keyword.text.lower()]
    if setting.choices:
        return _choose(words, setting.choices, _CALLED.get(setting.choices, setting.word), problems)
    return _READERS[setting.takes](words, problems)


def _one(read: Callable[[Token], Any]) -> Callable[[list[Token], Problems], ast.Setting]:
    return lambda words, problems: _each(words[:1], read, problems)


def _all(read: Callable[[Token], Any]) -> Callable[[list[Token], Problems], ast.Setting]:
    return lambda words, problems: _each(words, read, problems)


def _each(words: list[Token], read: Callable[[Token], Any], problems: Problems) -> ast.Setting:
    nodes = (read_value(word, read, problems) for word in words)
    return ast.Setting(tuple(node for node in nodes if node is not None))


def _choose(words: list[Token], choices: type[Any], what: str, problems: Problems) -> ast.Setting:
    nodes = (read_choice(word, choices, what, problems) for word in words)
    return ast.Setting(tuple(node for node in nodes if node is not None))


def _names(words: list[Token], problems: Problems) -> ast.Setting:
    return ast.Setting(tuple(read_name(word, problems) for word in words))


def _like(words: list[Token], problems: Problems) -> ast.Setting:
    word = words[0]
    if word.kind == "INT":
        return _each(words, values.read_weeks, problems)
    return _names(words, problems)


def _clock(words: list[Token], problems: Problems) -> ast.ClockSetting | None:
    day: Node[Day] | None = None
    if words[0].kind == "DAY":
        first, _, last = words[0].text.lower().partition("-")
        if last:
            problems.append(values.bad_value(words[0], f"`{words[0].text}` is more than one day", _A_LINE_EACH))
            return None
        day = Node(Day(first), words[0].span)
    time = read_value(words[-1], dates.read_time, problems)
    return ast.ClockSetting(day, time) if time else None


def _round(words: list[Token], problems: Problems) -> ast.Setting:
    if len(words) > 1:
        return _exercise_weight(words, problems)
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


def _plates(words: list[Token], problems: Problems) -> ast.Setting:
    return _each([word for word in words if has_unit(word, "WEIGHT", problems)], _plate, problems)


def _plate(token: Token) -> Plate | Problem:
    """Read `20kg`, as many as one likes, or `4x20kg`, so many."""
    if token.kind == "WEIGHT":
        weight = values.read_weight(token)
        return weight if isinstance(weight, Problem) else Plate(weight)
    count, _, text = token.text.lower().partition("x")
    weight = values.read_weight(token._replace(kind="WEIGHT", text=text))
    if isinstance(weight, Problem):
        return weight
    number = int(count[:_DIGITS])
    if len(count) > _DIGITS or not 0 < number <= MOST_PLATES:
        return values.bad_value(token, f"{count[:_DIGITS]} plates of one weight", f"from 2 to {MOST_PLATES}")
    if number % 2:
        hint = f"they go on in pairs: write `{number - 1}x{text}` or `{number + 1}x{text}`"
        hint = f"they go on in pairs: write `2x{text}`" if number == 1 else hint
        return values.bad_value(token, f"an odd number of plates, {number}", hint)
    return Plate(weight, number)


def read_target(words: list[Token], problems: Problems) -> ast.Target:
    """Read the target of `drop` or `hold`: a role, an exercise, both or neither."""
    role = next((read_role(word) for word in words if word.kind == "ROLE"), None)
    exercise = next((read_exercise(word, problems) for word in words if word.kind != "ROLE"), None)
    return ast.Target(role, exercise)


def _drop(words: list[Token], problems: Problems) -> ast.Target:
    """Read what goes: an exercise, perhaps in a role, perhaps from a week on."""
    words, since = take_since(words, problems)
    return read_target(words, problems)._replace(since=since)


_READERS: dict[str, Callable[[list[Token], Problems], ast.Statement | None]] = {
    "NAME": _names,
    "ZONE": _names,
    "DATE": _one(dates.read_date),
    "DAY? TIME": _clock,
    "STRING": _one(values.read_string),
    "_exercise? _weight": _round,
    "_weight": _round,
    "_plates": _plates,
    "_durations": _remind,
    "_dates": _all(dates.read_date),
    "(DATES | DATE)": _one(dates.read_dates),
    "_exercise": _names,
    "_exercise _weight": _exercise_weight,
    "_exercise (_maximum _from? | FROM LOG)": read_max,
    "(_share | _exercise _weight _from?)": read_training_max,
    "_exercise STEP_SIZE EVERY _weeks (TO LIMIT)?": read_raise,
    "_names": _names,
    "_aliases": _names,
    "(INT | NAME | STRING)": _like,
    "ROLE? _exercise _from?": _drop,
    "(ROLE | _exercise)?": read_target,
}
"""How to read what a setting takes, by its words in the grammar."""

_CALLED: dict[type[StrEnum], str] = {Sensitivity: "sensitivity"}
"""What a value of a closed list is called, where that is not the setting's own word."""
