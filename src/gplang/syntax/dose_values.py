"""From a word to a dose: sets and what each of them asks for."""

from re import IGNORECASE
from re import compile as _compile

from gplang.quantities import MOST_COUNTED, MOST_PARTS, MOST_SETS, Dose, Measure
from gplang.syntax.tokens import Problem, Token
from gplang.syntax.values import SECONDS, TIMED, bad_value, reversed_range

_DOSE = _compile(
    r"(\d+)(?:-(\d+))?x(?:(max)|(\d+(?:\+\d+)+)|(\d+)(?:-(\d+))?(\+|s|min|m)?)(/side)?",
    IGNORECASE,
)


def read_dose(token: Token) -> Dose | Problem:
    """Read `4x5`, `3-5x6-8`, `3x10/side`, `3x20-30s`, `4x20m`, `3xmax`, `3x5+`, `3x1+1+2`, `20-30min`, `400m`."""
    if token.kind != "DOSE":
        match = TIMED.fullmatch(token.text)
        assert match
        low_text, high_text, unit, side = match.groups()
        return _read_counted(token, 1, 0, low_text, high_text, unit.lower(), per_side=bool(side))
    match = _DOSE.fullmatch(token.text)
    assert match
    fewest_text, most_text, to_max, parts_text, low_text, high_text, unit, side = match.groups()
    fewest, most = int(fewest_text), int(most_text or fewest_text)
    if problem := _check_sets(token, fewest, most):
        return problem
    if to_max:
        return Dose(most, None, None, amrap=True, per_side=bool(side), optional=most - fewest)
    if parts_text:
        return _read_parts(token, most, most - fewest, parts_text, per_side=bool(side))
    return _read_counted(token, most, most - fewest, low_text, high_text, (unit or "").lower(), per_side=bool(side))


def _read_counted(
    token: Token, sets: int, optional: int, low_text: str, high_text: str | None, unit: str, *, per_side: bool
) -> Dose | Problem:
    """Read sets of repetitions, seconds or metres; those in ranges hold a lower and a higher number."""
    if unit in ("h", "d", "w"):
        return Problem("E003", token.span, f"a dose is timed in s or min, not {unit}", "write `10min`")
    measure = Measure.REPS if unit in ("", "+") else Measure.METRES if unit == "m" else Measure.SECONDS
    scale = SECONDS.get(unit, 1)
    low, high = int(low_text), int(high_text or low_text)
    if problem := _check_count(token, low * scale, high * scale, measure):
        return problem
    if low > high:
        return _reversed_count(token, low_text, high_text or "")
    return Dose(sets, low * scale, high * scale, measure, unit == "+", per_side, optional)


def _read_parts(token: Token, sets: int, optional: int, text: str, *, per_side: bool) -> Dose | Problem:
    """Read the repetitions of the parts of a complex."""
    parts = tuple(map(int, text.split("+")))
    if len(parts) > MOST_PARTS:
        return Problem("E050", token.span, f"a complex of {len(parts)} parts; at most {MOST_PARTS}")
    reps = sum(parts)
    if problem := _check_count(token, min(parts), reps, Measure.REPS):
        return problem
    return Dose(sets, reps, reps, per_side=per_side, optional=optional, parts=parts)


def _check_sets(token: Token, fewest: int, most: int) -> Problem | None:
    if fewest == 0:
        return bad_value(token, "0 sets", "write at least one set, or leave the line out")
    if max(fewest, most) > MOST_SETS:
        message = f"{max(fewest, most):,} sets in one group; at most {MOST_SETS}"
        return Problem("E050", token.span, message, "write sets x reps, such as `4x5`")
    return reversed_range(token, str(fewest), str(most)) if fewest > most else None


def _check_count(token: Token, low: int, high: int, measure: Measure) -> Problem | None:
    most = MOST_COUNTED[measure]
    if low == 0:
        return bad_value(token, f"0 {measure}", "a set needs at least one; `3xmax` is as many as possible")
    if high > most:
        return bad_value(token, f"{high:,} {measure} in one set; at most {most:,}")
    return None


def _reversed_count(token: Token, low: str, high: str) -> Problem:
    before, _, behind = token.text.rpartition(f"{low}-{high}")
    turned = f"{before}{int(high)}-{int(low)}{behind}"
    return bad_value(token, f"the range {int(low)}-{int(high)} runs backwards", f"write `{turned}`", turned)
