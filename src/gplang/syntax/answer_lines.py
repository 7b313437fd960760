"""How a line answers to the log: `on-miss`, and `stages`."""

from gplang.quantities import Change, OnMiss, StepUnit, WeightUnit
from gplang.source import Span
from gplang.syntax import ast, values
from gplang.syntax.step_lines import read_step
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, read_exercise, read_role

MOST_STAGES = 12
"""Stages of one line."""

_MOST_CUT = {StepUnit.PERCENT: 99, StepUnit.KG: 100, StepUnit.LB: 200}


def read_on_miss(tokens: list[Token], problems: Problems) -> ast.OnMissLine | None:
    """Read `on-miss -10% after 3`, `on-miss primary hold`."""
    role = next((read_role(token) for token in tokens if token.kind == "ROLE"), None)
    exercise = next((read_exercise(token, problems) for token in tokens if token.kind in ("NAME", "STRING")), None)
    start = next(at for at, token in enumerate(tokens) if token.kind in ("HOLD", "STEP_SIZE"))
    first, last = tokens[start], tokens[-1]
    span = Span(first.span.start, last.span.end)
    if first.kind == "HOLD":
        return ast.OnMissLine(role, Node(OnMiss(), span), exercise)
    cut = _read_cut(first, problems)
    after = int(last.text) if last.kind == "INT" else 1
    if not 1 <= after <= values.MOST_WEEKS:
        problems.append(values.bad_value(last, f"after {after} misses", f"from 1 to {values.MOST_WEEKS}"))
        return None
    return None if cut is None else ast.OnMissLine(role, Node(OnMiss(cut, after), span), exercise)


def _read_cut(token: Token, problems: Problems) -> Change | None:
    """Read what a miss takes off a load: `-10%`, `-5kg`."""
    amount, unit = values.read_step_amount(token)
    most = None if unit is None else _MOST_CUT.get(unit)
    if unit is None or most is None:
        hint = "a miss takes off load, such as `-10%` or `-5kg`"
        problems.append(values.bad_value(token, f"`{token.text}` is no load", hint))
    elif amount == 0:
        problems.append(values.bad_value(token, "a cut of 0", "standing still is `on-miss hold`"))
    elif amount > 0:
        hint = f"what a miss takes off is written `-{token.text[1:]}`"
        problems.append(values.bad_value(token, f"`{token.text}` adds to the load", hint))
    elif -amount > most:
        problems.append(values.bad_value(token, f"a cut of {-amount:f} {unit}", f"at most {most} {unit}"))
    elif unit is StepUnit.PERCENT:
        return Change(amount, percent=True)
    else:
        return Change(amount, unit=WeightUnit(unit.value))
    return None


def read_stages(tokens: list[Token], problems: Problems) -> ast.Stages:
    """Read `stages 5x3+ | 6x2+ | 10x1+`, `stages negative-pull-up 3x8 | pull-up 3x5`."""
    steps: list[ast.StageStep] = []
    part: list[Token] = []
    bar = after = tokens[0].span
    before = len(problems)
    for token in [*tokens[1:], Token("PIPE", "|", Span(tokens[-1].span.end, tokens[-1].span.end))]:
        if token.kind != "PIPE":
            part.append(token)
            continue
        steps.append(_read_stage(part, problems, bar))
        part, bar = [], token.span
    if len(problems) > before:
        return ast.Stages(tuple(steps))
    if len(steps) == 1:
        problems.append(Problem("E020", after, "one stage", "separate the doses with `|`, the first one first"))
    elif len(steps) > MOST_STAGES:
        problems.append(Problem("E050", after, f"{len(steps)} stages; at most {MOST_STAGES}"))
    return ast.Stages(tuple(steps))


def _read_stage(part: list[Token], problems: Problems, bar: Span) -> ast.StageStep:
    exercise = None
    if part and part[0].kind in ("NAME", "STRING"):
        exercise = read_exercise(part[0], problems)
        bar, part = part[0].span, part[1:]
    before = len(problems)
    groups = read_step(part, problems, bar, "stage")
    if not groups and len(problems) == before:
        hint = "such as `stages 5x3+ | 6x2+ | 10x1+`"
        problems.append(Problem("E001", bar, "a stage without sets", hint))
    return ast.StageStep(exercise, groups)
