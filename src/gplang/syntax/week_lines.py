"""The lines of a week: days, rotations, adjustments."""

from decimal import Decimal

from gplang.quantities import MOST_WEIGHT, Change
from gplang.syntax import ast, dates, values
from gplang.syntax.setting_lines import read_target
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, read_value
from gplang.vocabulary import Adjustable, Day

_MOST_CHANGE = {Adjustable.SETS: 10, Adjustable.REPS: 20}
"""By how much a week may change a count; more is a percentage without its sign."""


def read_day(tokens: list[Token], problems: Problems) -> ast.DayLine:
    """Read `mon lower-a 18:30` or `sun rest`."""
    day, what, *rest = tokens
    time = read_value(rest[-1], dates.read_time, problems) if rest else None
    session = None if what.kind == "REST" else Node(what.text, what.span)
    return ast.DayLine(Node(Day(day.text.lower()), day.span), session, time)


def read_rotate(tokens: list[Token], _problems: Problems) -> ast.RotateLine:
    """Read `rotate lower-a upper on mon thu`."""
    sessions = tuple(Node(token.text, token.span) for token in tokens if token.kind == "NAME")
    days = tuple(Node(Day(token.text.lower()), token.span) for token in tokens if token.kind == "DAY")
    return ast.RotateLine(sessions, days)


def read_adjust(tokens: list[Token], problems: Problems) -> ast.AdjustLine | None:
    """Read `adjust primary load -10%`."""
    *target, what, change = tokens[1:]
    kind = Adjustable(what.text.lower())
    value = values.read_change(change)
    problem = _check_change(kind, value, change)
    if problem:
        problems.append(problem)
        return None
    return ast.AdjustLine(read_target(target, problems), Node(kind, what.span), Node(value, change.span))


def _check_change(kind: Adjustable, change: Change, token: Token) -> Problem | None:
    if change.unit is not None and abs(change.amount) > MOST_WEIGHT:
        return values.bad_value(token, f"a change of {abs(change.amount)} {change.unit}", f"at most {MOST_WEIGHT:,}")
    if kind is Adjustable.LOAD:
        if not change.percent and change.unit is None:
            return Problem(
                "E021",
                token.span,
                f"`{token.text}` has no unit",
                f"write `{token.text}%` or `{token.text}kg`",
            )
    elif change.unit is not None:
        return values.bad_value(token, f"{kind} changed by a weight", f"write `adjust load {token.text}`, or a count")
    if not change.percent and change.unit is None and change.amount % 1 and kind is not Adjustable.RIR:
        return values.bad_value(token, f"{kind} changed by a broken number", "write a whole number or a percentage")
    most = _MOST_CHANGE.get(kind)
    if most and not change.percent and abs(change.amount) > most:
        hint = f"did you mean `{token.text}%`? A count changes by up to {most}"
        return values.bad_value(token, f"{kind} changed by {abs(change.amount)}", hint, f"{token.text}%")
    if change.percent and not -100 < change.amount <= 100:
        return values.bad_value(token, f"a change of {change.amount} %", "from above -100 % to +100 %")
    if kind is Adjustable.RIR and not change.percent and abs(change.amount) <= 10 and change.amount % Decimal("0.5"):
        return values.bad_value(token, "RIR changes by half steps", "such as `adjust rir +1` or `adjust rir +0.5`")
    if kind is Adjustable.RIR and (change.percent or abs(change.amount) > 10):
        return values.bad_value(token, "RIR changes by a count of up to 10", "such as `adjust rir +2`")
    return None
