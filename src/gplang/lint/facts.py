"""Small questions that several rules ask, and the words that several rules use."""

from gplang.guide import Amount
from gplang.lint.subjects import GLUTES, HAMSTRINGS, QUADS, TrainedLine
from gplang.schedule.records import LoadForm
from gplang.vocabulary import Focus

MUSCLE_NAMES = {GLUTES: "glutes", HAMSTRINGS: "hamstrings", QUADS: "quads"}
"""What the judged muscles are called in messages."""


def is_posterior(line: TrainedLine) -> bool:
    """Tell whether a line belongs to a session with focus posterior."""
    return line.session.focus is Focus.POSTERIOR


def warms(line: TrainedLine) -> bool:
    """Tell whether a line wakes glutes, hamstrings or hip stabilisers, or grooves the hinge."""
    exercise = line.exercise
    if exercise.warms_with is None:
        return exercise.warms
    return exercise.warms or any(
        done.group.load is not None and done.group.load.form is LoadForm.BAR for done in line.groups
    )


def number(amount: Amount) -> str:
    """Return an exact amount as people write it, with at most one decimal place: `4`, `9.5`, `6.7`."""
    tenths = round(amount * 10)
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"


def count(amount: Amount, noun: str) -> str:
    """Return an amount with its noun: `1 set`, `4 sets`, `9.5 sets`."""
    return f"{number(amount)} {noun}{'' if amount == 1 else 's'}"
