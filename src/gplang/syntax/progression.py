"""`progress`: how an exercise progresses from week to week."""

from decimal import Decimal

from gplang.figures import counted
from gplang.quantities import LOAD_UNITS, MOST_COUNTED, Hold, Measure, Step, StepUnit, Threshold
from gplang.records import replace
from gplang.source import Span
from gplang.syntax import ast, values
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, read_exercise, read_role

_MOST = {
    StepUnit.KG: 100,
    StepUnit.LB: 200,
    StepUnit.PERCENT: 100,
    StepUnit.REPS: 100,
    StepUnit.SETS: 10,
    StepUnit.SECONDS: 3_600,
    StepUnit.RIR: 10,
}
MOST_THRESHOLDS = 10
"""Numbers of repetitions in one progression, each with its step."""

_PLURALS = {StepUnit.REPS: "reps", StepUnit.SETS: "sets", StepUnit.SECONDS: "seconds", StepUnit.RIR: "reps in reserve"}


def read_progress(tokens: list[Token], problems: Problems) -> ast.ProgressLine | None:
    """Read `progress +2.5kg every 2 weeks to 100kg`, `progress +2.5kg at 8 reps`, `progress hold`."""
    role = next((read_role(token) for token in tokens if token.kind == "ROLE"), None)
    exercise = next((read_exercise(token, problems) for token in tokens if token.kind in ("NAME", "STRING")), None)
    start = next(at for at, token in enumerate(tokens) if token.kind in ("HOLD", "STEP_SIZE"))
    words = tokens[start:]
    span = Span(words[0].span.start, words[-1].span.end)
    if words[0].kind == "HOLD":
        return ast.ProgressLine(role, Node(Hold(), span), exercise)
    step = _step(words, problems)
    return ast.ProgressLine(role, Node(step, span), exercise) if step else None


def _step(words: list[Token], problems: Problems) -> Step | None:
    first = _read_amount(words[0], problems)
    if first is None:
        return None
    amount, unit = first
    by_kind = {token.kind: token for token in words}
    if "AT" in by_kind:
        thresholds = _thresholds(words, unit, problems)
        if thresholds is None:
            return None
        least, *more = thresholds
        step = Step(amount, unit, None, at_reps=least.reps, more=tuple(more), open="OPEN" in by_kind)
    else:
        count = _interval(words, by_kind, problems)
        if count is None:
            return None
        by_session = not {"SESSION", "SESSIONS_WORD"}.isdisjoint(by_kind)
        step = Step(amount, unit, None, sessions=count) if by_session else Step(amount, unit, count)
    if "LIMIT" not in by_kind:
        return step
    limit, limit_unit = values.read_step_amount(by_kind["LIMIT"])
    limit_unit = limit_unit or (unit if unit is not StepUnit.PERCENT else None)
    if not _limits(unit, limit_unit):
        message = f"`{by_kind['LIMIT'].text}` is no limit for `{words[0].text}`"
        problems.append(values.bad_value(by_kind["LIMIT"], message, f"such a step ends at {_limit_words(unit)}"))
        return None
    return replace(step, limit=limit, limit_unit=limit_unit)


def _read_amount(token: Token, problems: Problems) -> tuple[Decimal, StepUnit] | None:
    """Read the amount and the unit of a step, within what is possible."""
    amount, unit = values.read_step_amount(token)
    assert unit is not None
    if amount == 0:
        problems.append(values.bad_value(token, "a step of 0", "standing still is `progress hold`"))
    elif abs(amount) > _MOST[unit]:
        message = f"a step of {abs(amount):,} {unit}"
        problems.append(values.bad_value(token, message, f"a step is at most {_MOST[unit]:,} {unit}"))
    elif not _is_whole(amount, unit):
        half = "half steps" if unit is StepUnit.RIR else "whole numbers"
        message = f"a step of {counted(abs(amount), unit.value)}"
        problems.append(values.bad_value(token, message, f"{unit} steps are {half}"))
    else:
        return amount, unit
    return None


def _interval(words: list[Token], by_kind: dict[str, Token], problems: Problems) -> int | None:
    """Read how many weeks or sessions a step takes: `every week`, `every 2 sessions`."""
    number = by_kind.get("INT")
    count = int(number.text) if number else 1
    if "EVERY" not in by_kind:
        step = words[0]
        hint = f"write `{step.text} every week`, `{step.text} every 2 weeks` or, for a load, `{step.text} at 8 reps`"
        problems.append(Problem("E001", Span(step.span.start, words[-1].span.end), "a step without a pace", hint))
        return None
    if number and not 1 <= count <= values.MOST_WEEKS:
        what = "weeks" if {"SESSION", "SESSIONS_WORD"}.isdisjoint(by_kind) else "sessions"
        problems.append(values.bad_value(number, f"every {count} {what}", f"from 1 to {values.MOST_WEEKS}"))
        return None
    return count


def _thresholds(words: list[Token], unit: StepUnit, problems: Problems) -> list[Threshold] | None:
    """Read `+2.5kg at 2 reps, +5kg at 4 reps`: rising numbers of repetitions, each with a step of a load."""
    found: list[Threshold] = []
    amount = Decimal(0)
    for token in words:
        if token.kind == "STEP_SIZE":
            read = _read_amount(token, problems)
            if read is None:
                return None
            if unit not in LOAD_UNITS:
                hint = "such as `progress +2.5kg at 8 reps`"
                problems.append(values.bad_value(token, "only a load can grow at a number of reps", hint))
                return None
            if read[1] is not unit:
                message = f"steps in {unit} and in {read[1]}"
                problems.append(values.bad_value(token, message, "write them in one unit"))
                return None
            amount = read[0]
        elif token.kind == "INT":
            reps = int(token.text)
            if not 1 <= reps <= MOST_COUNTED[Measure.REPS]:
                problems.append(values.bad_value(token, f"{reps} reps to reach"))
                return None
            if found and reps <= found[-1].reps:
                hint = "the numbers of reps rise from step to step"
                problems.append(values.bad_value(token, f"{reps} reps behind {found[-1].reps}", hint))
                return None
            found.append(Threshold(reps, amount))
    if len(found) > MOST_THRESHOLDS:
        message = f"{len(found)} numbers of reps; at most {MOST_THRESHOLDS}"
        problems.append(Problem("E050", words[0].span, message))
        return None
    return found


def _is_whole(amount: Decimal, unit: StepUnit) -> bool:
    """Return whether a step is possible: counts are whole, RIR has half steps."""
    if unit in LOAD_UNITS:
        return True
    return amount % (Decimal("0.5") if unit is StepUnit.RIR else 1) == 0


def _limits(unit: StepUnit, limit: StepUnit | None) -> bool:
    if unit in LOAD_UNITS:
        return limit in (StepUnit.KG, StepUnit.LB)
    return limit is unit


def _limit_words(unit: StepUnit) -> str:
    return "a load, such as `100kg`" if unit in LOAD_UNITS else f"a number of {_PLURALS[unit]}, such as `15`"
