"""A ramp: the warm-up sets before an exercise."""

from decimal import Decimal

from gplang.quantities import MOST_COUNTED, Measure, Ramp, RampStep
from gplang.source import Span
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.values import bad_value

MOST_STEPS = 20
"""Sets of a ramp."""


def read_ramp(tokens: list[Token]) -> tuple[Node[Ramp], list[Problem], int]:
    """Read `ramp`, `ramp 5x40%, 3x60%`, with the words behind it; return how many words it took, too."""
    steps: list[RampStep] = []
    problems: list[Problem] = []
    end = tokens[0].span.end
    at = 1
    while at < len(tokens) and tokens[at].kind == "RAMP_DOSE":
        step = _read_step(tokens[at])
        if isinstance(step, Problem):
            problems.append(step)
        elif steps and step.share <= steps[-1].share:
            hint = "each set of a ramp is heavier than the one before it"
            problems.append(bad_value(tokens[at], f"{step.share} % behind {steps[-1].share} %", hint))
        else:
            steps.append(step)
        end = tokens[at].span.end
        at += 1
        if [token.kind for token in tokens[at : at + 2]] == ["COMMA", "RAMP_DOSE"]:
            at += 1
    if len(steps) > MOST_STEPS:
        message = f"{len(steps)} sets in a ramp; at most {MOST_STEPS}"
        problems.append(Problem("E050", tokens[0].span, message))
    return Node(Ramp(tuple(steps[:MOST_STEPS])), Span(tokens[0].span.start, end)), problems, at


def _read_step(token: Token) -> RampStep | Problem:
    count, _, share = token.text.lower().removesuffix("%").partition("x")
    step = RampStep(int(count), Decimal(share))
    if not 1 <= step.reps <= MOST_COUNTED[Measure.REPS]:
        return bad_value(
            token, f"{step.reps:,} reps in a set of a ramp", "the first number is the repetitions: `5x40%`"
        )
    if not 0 < step.share < 100:
        hint = "the shares are of the first working set, and lead up to it: `5x40%, 3x60%, 2x80%`"
        return bad_value(token, f"a ramp up to {step.share} %", hint)
    return step
