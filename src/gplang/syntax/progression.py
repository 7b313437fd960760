"""`progress`: how an exercise progresses from week to week."""

from decimal import Decimal

from gplang.figures import counted
from gplang.quantities import LOAD_UNITS, MOST_COUNTED, Hold, Measure, Step, StepUnit
from gplang.source import Span
from gplang.syntax import ast, values
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems
from gplang.vocabulary import Role

_MOST = {
    StepUnit.KG: 100,
    StepUnit.LB: 200,
    StepUnit.PERCENT: 100,
    StepUnit.REPS: 100,
    StepUnit.SETS: 10,
    StepUnit.SECONDS: 3_600,
    StepUnit.RIR: 10,
}
_PLURALS = {StepUnit.REPS: "reps", StepUnit.SETS: "sets", StepUnit.SECONDS: "seconds", StepUnit.RIR: "reps in reserve"}


def read_progress(tokens: list[Token], problems: Problems) -> ast.ProgressLine | None:
    """Read `progress +2.5kg every 2 weeks to 100kg`, `progress +2.5kg at 8 reps`, `progress hold`."""
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
    if abs(amount) > _MOST[unit]:
        message = f"a step of {abs(amount):,} {unit}"
        problems.append(values.bad_value(by_kind["STEP"], message, f"a step is at most {_MOST[unit]:,} {unit}"))
        return None
    if not _is_whole(amount, unit):
        half = "half steps" if unit is StepUnit.RIR else "whole numbers"
        problems.append(
            values.bad_value(
                by_kind["STEP"], f"a step of {counted(abs(amount), unit.value)}", f"{unit} steps are {half}"
            )
        )
        return None
    weeks, at_reps = _pace(tokens, by_kind, problems)
    limit, limit_unit = None, None
    if "LIMIT" in by_kind:
        limit, limit_unit = values.read_step_amount(by_kind["LIMIT"])
        limit_unit = limit_unit or (unit if unit is not StepUnit.PERCENT else None)
        if not _limits(unit, limit_unit):
            message = f"`{by_kind['LIMIT'].text}` is no limit for `{by_kind['STEP'].text}`"
            hint = f"such a step ends at {_limit_words(unit)}"
            problems.append(values.bad_value(by_kind["LIMIT"], message, hint))
            return None
    if weeks is None and at_reps is None:
        return None
    return Step(amount, unit, weeks, limit, limit_unit, at_reps)


def _pace(tokens: list[Token], by_kind: dict[str, Token], problems: Problems) -> tuple[int | None, int | None]:
    """Read `every week`, `every 2 weeks` or `at 8 reps`: weeks per step, or repetitions to reach."""
    number = by_kind.get("INT")
    count = int(number.text) if number else 1
    if "AT" in by_kind:
        unit = values.read_step_amount(by_kind["STEP"])[1]
        if unit not in (StepUnit.KG, StepUnit.LB, StepUnit.PERCENT):
            hint = "such as `progress +2.5kg at 8 reps`"
            problems.append(values.bad_value(by_kind["STEP"], "only a load can grow at a number of reps", hint))
            return None, None
        if number and not 1 <= count <= MOST_COUNTED[Measure.REPS]:
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
