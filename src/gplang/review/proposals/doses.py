"""Other sets for a line from a week on."""

from gplang.diagnostics import Edit
from gplang.lint.edits import INDENT, indent_of, insert_below
from gplang.model.session import SetLine
from gplang.quantities import Dose, Measure
from gplang.review.proposals.proposer import Asked

_UNITS = {Measure.REPS: "", Measure.SECONDS: "s", Measure.METRES: "m"}


def is_simple(line: SetLine) -> bool:
    """Return whether a line has one dose, the same in all weeks, that stands on itself."""
    many = line.wave or line.scheme or line.stages or line.later or line.ramp
    return not many and len(line.groups) == 1 and line.swapped is None and not line.groups[0].dose.parts


def write_dose(dose: Dose, sets: int) -> str:
    """Return so many sets of a dose as a plan has them."""
    if dose.low is None:
        return f"{sets}xmax"
    reps = str(dose.low) if dose.low == dose.high else f"{dose.low}-{dose.high}"
    side = "/side" if dose.per_side else ""
    return f"{sets}x{reps}{_UNITS[dose.measure]}{side}{'+' if dose.amrap else ''}"


def write_from(asked: Asked, line: SetLine, dose: str) -> tuple[Edit, ...] | None:
    """Return the edit that gives a line another dose from the first week on that may change."""
    if line.where.source is not asked.document.source:
        return None
    last = (line.where, *line.places.below)[-1]
    return (insert_below(last, f"{indent_of(line.where)}{INDENT}from week {asked.begins} {dose}"),)
