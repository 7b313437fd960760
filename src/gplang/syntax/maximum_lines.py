"""What an athlete can lift, and how it grows: `max`, `training-max`, `raise`."""

from decimal import Decimal

from gplang.quantities import Maximum, Raise, StepUnit, Weight, WeightUnit
from gplang.source import Span
from gplang.syntax import ast, values
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, has_unit, read_name, read_value

MOST_REPS = 10
"""Repetitions that still tell what the maximum is."""

_MOST_RAISE = {WeightUnit.KG: 100, WeightUnit.LB: 200}


def read_max(words: list[Token], problems: Problems) -> ast.Statement:
    """Read `max rdl 140kg from week 5`, `max rdl 5x100kg`, `max db-rdl 35% of rdl`; a name alone if nothing holds."""
    name = read_name(words[0], problems)
    if words[-1].kind == "LOG":
        return ast.LoggedMax(name)
    amount, week = words[1], _read_week(words, problems)
    of: Node[str] | None = None
    maximum: Maximum | None
    if amount.kind == "PERCENT":
        of = read_name(words[3], problems)
        share = read_share(amount, problems)
        maximum = Maximum(share=share.value) if share else None
    elif amount.kind == "REP_MAX":
        maximum = _read_rep_max(amount, problems)
    else:
        weight = read_value(amount, values.read_weight, problems) if has_unit(amount, "WEIGHT", problems) else None
        maximum = Maximum(weight.value) if weight else None
    if maximum is None or week is None:
        return ast.Setting((name,))
    end = max(word.span.end for word in words)
    return ast.MaxSetting(name, Node(maximum._replace(week=week), Span(amount.span.start, end)), of)


def read_training_max(words: list[Token], problems: Problems) -> ast.Statement:
    """Read `training-max 90%`, `training-max back-squat 130kg from week 5`."""
    if len(words) > 1:
        return read_max(words, problems)
    share = read_share(words[0], problems)
    return ast.Setting((share,) if share else ())


def read_raise(words: list[Token], problems: Problems) -> ast.Statement:
    """Read `raise rdl +5kg every 3 weeks to 180kg`; a name alone if nothing holds."""
    by_kind = {word.kind: word for word in words}
    name = read_name(words[0], problems)
    amount = _read_growth(by_kind["STEP_SIZE"], problems)
    number = by_kind.get("INT")
    weeks = int(number.text) if number else 1
    if number and not 1 <= weeks <= values.MOST_WEEKS:
        problems.append(values.bad_value(number, f"every {weeks} weeks", f"from 1 to {values.MOST_WEEKS}"))
        return ast.Setting((name,))
    limit = by_kind.get("LIMIT")
    end = _read_limit(limit, amount, problems) if limit and amount else None
    if amount is None or (limit and end is None):
        return ast.Setting((name,))
    span = Span(by_kind["STEP_SIZE"].span.start, words[-1].span.end)
    return ast.RaiseSetting(name, Node(Raise(amount, weeks, end), span))


def read_share(token: Token, problems: Problems) -> Node[Decimal] | None:
    """Read a share of a maximum, such as `90%`."""
    if token.kind != "PERCENT":
        right = f"{token.text}%"
        is_number = token.text.replace(".", "", 1).isdigit()
        hint = f"write `{right}`" if is_number else "such as `90%`"
        message = f"`{token.text}` has no unit" if is_number else f"`{token.text}` is no share"
        problems.append(
            Problem("E021" if is_number else "E001", token.span, message, hint, right if is_number else None)
        )
        return None
    share = Decimal(token.text[:-1])
    if not 0 < share <= values.MOST_PERCENT:
        message = f"{token.text[:-1]} % of a maximum; from 1 to {values.MOST_PERCENT} %"
        problems.append(values.bad_value(token, message, "100 % is the maximum itself"))
        return None
    return Node(share, token.span)


def _read_rep_max(token: Token, problems: Problems) -> Maximum | None:
    count, _, weight_text = token.text.lower().partition("x")
    reps = int(count)
    if not 1 <= reps <= MOST_REPS:
        hint = f"up to {MOST_REPS} repetitions to the limit tell what one would be"
        problems.append(values.bad_value(token, f"a maximum from {reps:,} repetitions; at most {MOST_REPS}", hint))
        return None
    weight = values.read_weight(Token("WEIGHT", weight_text, token.span))
    if isinstance(weight, Problem):
        problems.append(weight)
        return None
    return Maximum(weight, reps)


def _read_week(words: list[Token], problems: Problems) -> int | None:
    """Return the week from which on it holds, the first where none is written; None if that cannot be."""
    token = next((word for word in words if word.kind == "INT"), None)
    if token is None:
        return 1
    week = values.read_weeks(token)
    if isinstance(week, Problem):
        problems.append(week)
        return None
    return week[0]


def _read_growth(token: Token, problems: Problems) -> Weight | None:
    amount, unit = values.read_step_amount(token)
    if unit not in (StepUnit.KG, StepUnit.LB):
        hint = "such as `raise back-squat +5kg every 3 weeks`"
        problems.append(values.bad_value(token, f"a maximum grows by a weight, not by `{token.text}`", hint))
        return None
    most = _MOST_RAISE[WeightUnit(unit.value)]
    if not 0 < amount <= most:
        hint = f"a maximum grows by more than 0 and by at most {most} {unit}"
        problems.append(values.bad_value(token, f"a raise of {amount:f} {unit}", hint))
        return None
    return Weight(amount, WeightUnit(unit.value))


def _read_limit(token: Token, growth: Weight, problems: Problems) -> Weight | None:
    amount, unit = values.read_step_amount(token)
    if unit not in (None, StepUnit.KG, StepUnit.LB):
        message = f"`{token.text}` is no limit for a maximum"
        problems.append(values.bad_value(token, message, "a raise ends at a weight, such as `180kg`"))
        return None
    text = f"{amount}{unit or growth.unit}"
    weight = values.read_weight(Token("WEIGHT", text, token.span))
    if isinstance(weight, Problem):
        problems.append(weight)
        return None
    return weight
