"""Doses of successive weeks: the steps of waves and of schemes, and what is done in `deload` weeks."""

from gplang.source import Span
from gplang.syntax.ast import Group, Prescription
from gplang.syntax.prescription import read_prescription
from gplang.syntax.tokens import Problem, Token


def read_wave(tokens: list[Token], problems: list[Problem], after: Span) -> tuple[tuple[Group, ...], ...]:
    """Read the doses of a wave, separated by bars."""
    steps: list[tuple[Group, ...]] = []
    part: list[Token] = []
    bar = after
    for token in [*tokens, Token("PIPE", "|", Span(after.end, after.end))]:
        if token.kind != "PIPE":
            part.append(token)
            continue
        before = len(problems)
        groups = read_step(part, problems, bar, "wave")
        if not groups and not _leaves_out(part) and len(problems) == before:
            hint = "such as `wave 4x5 @rir3 | 4x5 @rir2`; `-` leaves the line out"
            problems.append(Problem("E001", bar, "a step of the wave is empty", hint))
        steps.append(groups)
        part, bar = [], token.span
    if len(steps) == 1 and not problems:
        problems.append(Problem("E020", after, "a wave of one step", "separate the doses of the weeks with `|`"))
    elif not any(steps) and not problems:
        problems.append(
            Problem("E020", after, "a wave that always leaves the line out", "write sets in one of its steps")
        )
    return tuple(steps)


def read_step(tokens: list[Token], problems: list[Problem], after: Span, what: str) -> tuple[Group, ...]:
    """Read the groups of sets of a step, none for `-`; additions are reported."""
    if _leaves_out(tokens):
        return ()
    step = read_prescription(tokens, problems, after, needs_dose=False)
    if step != Prescription(step.groups):
        if step.scheme:
            hint = f"write the sets; `scheme {step.scheme.value}` stands on the exercise line instead of them"
            problems.append(Problem("E020", step.scheme.span, f"a scheme in a {what}", hint))
            return step.groups
        hint = f"a {what} holds sets, efforts and loads; rest, tempo and cue stay on the exercise line"
        problems.append(Problem("E001", tokens[-1].span, f"an addition in a {what}", hint))
    return step.groups


def _leaves_out(tokens: list[Token]) -> bool:
    return [token.text for token in tokens] == ["-"]
