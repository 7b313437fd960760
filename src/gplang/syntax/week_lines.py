"""The lines of a week: days, rotations, adjustments."""

from decimal import Decimal
from itertools import pairwise

from gplang.quantities import MOST_WEIGHT, Change
from gplang.syntax import ast, dates, values
from gplang.syntax.setting_lines import read_target
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, read_value, take_word
from gplang.vocabulary import Adjustable, Day

_MOST_CHANGE = {Adjustable.SETS: 10, Adjustable.REPS: 20}
"""By how much a week may change a count; more is a percentage without its sign."""


def read_day(tokens: list[Token], problems: Problems) -> ast.DayLine:
    """Read `mon lower-a 18:30`, `mon wed-fri hips in home optional` or `sun rest`."""
    what = next(at for at, token in enumerate(tokens) if token.kind in ("REST", "NAME"))
    session, behind = tokens[what], tokens[what + 1 :]
    time = _once("TIME", behind, problems)
    optional = _once("OPTIONAL", behind, problems)
    return ast.DayLine(
        read_days(tokens[:what], problems),
        None if session.kind == "REST" else take_word(session),
        read_value(time, dates.read_time, problems) if time else None,
        Node(True, optional.span) if optional else None,
        _gym(behind, problems),
    )


def _gym(tokens: list[Token], problems: Problems) -> Node[str] | None:
    """Return the name behind `in`; report a second one."""
    found = [name for word, name in pairwise(tokens) if word.kind == "IN"]
    if len(found) > 1:
        related = (found[0].span, "first given here")
        problems.append(Problem("E020", found[1].span, "`in` is given twice", "keep one of them", related=related))
    return take_word(found[0]) if found else None


def read_rotate(tokens: list[Token], problems: Problems) -> ast.RotateLine:
    """Read `rotate lower-a rest upper on mon-sun at 18:00`."""
    turns = [token for token in tokens if token.kind in ("NAME", "REST")]
    sessions = tuple(Node(None if token.kind == "REST" else token.text, token.span) for token in turns)
    if all(node.value is None for node in sessions):
        span = turns[0].span._replace(end=turns[-1].span.end)
        problems.append(Problem("E020", span, "a rotation without a session", "name those that take turns"))
    time = read_value(tokens[-1], dates.read_time, problems) if tokens[-1].kind == "TIME" else None
    return ast.RotateLine(sessions, read_days(tokens, problems), time)


def read_days(tokens: list[Token], problems: Problems) -> tuple[Node[tuple[Day, ...]], ...]:
    """Read the days among some words, ranges of them too, which may go over Sunday; each day counts once."""
    found: list[Node[tuple[Day, ...]]] = []
    seen: set[Day] = set()
    for token in tokens:
        if token.kind != "DAY":
            continue
        days = _days_of(token, problems)
        if again := [day for day in days if day in seen]:
            message = f"{again[0]} is given twice in one line"
            problems.append(Problem("E020", token.span, message, "keep one of them"))
        found.append(Node(tuple(day for day in days if day not in seen), token.span))
        seen.update(days)
    return tuple(found)


def _days_of(token: Token, problems: Problems) -> tuple[Day, ...]:
    first, _, last = token.text.lower().partition("-")
    start = Day(first).number
    if last == first:
        problems.append(values.bad_value(token, f"`{token.text}` is one day", f"write `{first}`", first))
    count = (Day(last or first).number - start) % len(Day) + 1
    return (tuple(Day) * 2)[start : start + count]


def _once(kind: str, tokens: list[Token], problems: Problems) -> Token | None:
    """Return the word of a kind; report a second one."""
    found = [token for token in tokens if token.kind == kind]
    if len(found) > 1:
        what = "a second time" if kind == "TIME" else f"`{found[1].text}` twice"
        related = (found[0].span, "first given here")
        problems.append(Problem("E020", found[1].span, what, "keep one of them", related=related))
    return found[0] if found else None


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
