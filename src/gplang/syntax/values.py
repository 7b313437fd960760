"""From a word to its value: efforts, loads, durations, steps.

Each function takes a well-formed word, and returns its value or a problem: a number out of range, a reversed range, a
date that does not exist.
"""

from decimal import Decimal
from re import IGNORECASE

from gplang.patterns import late
from gplang.quantities import (
    MOST_WEIGHT,
    Change,
    Effort,
    EffortScale,
    Load,
    LoadKind,
    Rest,
    StepUnit,
    Weight,
    WeightUnit,
)
from gplang.source import Span
from gplang.syntax.tokens import Problem, Token

MOST_PERCENT = 110
LONGEST_REST = 60 * 60
MOST_WEEKS = 520

TIMED = late(r"(\d+)(?:-(\d+))?(s|min|h|d|w|m)(/side)?", IGNORECASE)
_EFFORT = late(r"@(rir|rpe)([\d.]+)(?:-([\d.]+))?", IGNORECASE)
_LOAD = late(r"@([\d.]+)(?:-([\d.]+))?(kg|lb|%)", IGNORECASE)
_BODYWEIGHT = late(r"@bw(?:([+-])([\d.]+)(kg|lb))?", IGNORECASE)
_RANGE = late(r"[\d.]+-[\d.]+")
_AMOUNT = late(r"([+-]?[\d.]+)(.*)")

SECONDS = {"s": 1, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800}
_STEP_UNITS = {"reps": StepUnit.REPS, "sets": StepUnit.SETS}


def bad_value(token: Token, message: str, hint: str = "", replacement: str | None = None) -> Problem:
    """Build the problem of a word with an invalid value (E020)."""
    return Problem("E020", token.span, message, hint, replacement)


def reversed_range(token: Token, low: str, high: str) -> Problem:
    """Build the problem of a range whose ends have changed places."""
    turned = _RANGE.sub(f"{high}-{low}", token.text, count=1)
    return bad_value(token, f"the range {low}-{high} runs backwards", f"write `{turned}`", turned)


def _number(text: str) -> Decimal:
    return Decimal(text)


def read_at(token: Token) -> Effort | Load | Problem:
    """Read an `@` word: an effort or a load."""
    text = token.text
    if match := _EFFORT.fullmatch(text):
        return _effort(token, match[1].lower(), match[2], match[3] or match[2])
    if match := _LOAD.fullmatch(text):
        return _weight_or_percent(token, match[1], match[2] or match[1], match[3].lower())
    if match := _BODYWEIGHT.fullmatch(text):
        if match[1] is None:
            return Load(LoadKind.BODYWEIGHT, Decimal(0), Decimal(0))
        amount = _number(match[2])
        if amount == 0:
            return bad_value(token, f"0 {match[3]} on the body's weight", "write `@bw`", "@bw")
        if amount > MOST_WEIGHT:
            return bad_value(token, f"{amount} {match[3]} on the body's weight; at most {MOST_WEIGHT:,} {match[3]}")
        signed = -amount if match[1] == "-" else amount
        return Load(LoadKind.BODYWEIGHT, signed, signed, WeightUnit(match[3].lower()))
    return Load(LoadKind(text[1:].lower()))


def _effort(token: Token, scale: str, low_text: str, high_text: str) -> Effort | Problem:
    low, high = _number(low_text), _number(high_text)
    for value in (low, high):
        if value > 10:
            return bad_value(
                token, f"{scale.upper()} {value}; the scale ends at 10", f"write `@{scale}` and a number from 0 to 10"
            )
        if value % Decimal("0.5"):
            return bad_value(
                token,
                f"{scale.upper()} {value}; the scale has half steps only",
                f"write `@{scale}{value:.0f}` or a half",
            )
    if low > high:
        return reversed_range(token, low_text, high_text)
    if scale == "rpe":
        return Effort(10 - high, 10 - low, EffortScale.RPE)
    return Effort(low, high)


def _weight_or_percent(token: Token, low_text: str, high_text: str, unit: str) -> Load | Problem:
    low, high = _number(low_text), _number(high_text)
    if low == 0:
        return bad_value(token, f"a load of 0 {unit}", "write `@bar`, `@light` or `@bw`, or leave it out")
    if unit == "%":
        if high > MOST_PERCENT:
            return bad_value(token, f"{high} % of a maximum; at most {MOST_PERCENT} %", "100 % is the maximum itself")
    elif high > MOST_WEIGHT:
        return bad_value(token, f"a load of {high} {unit}; at most {MOST_WEIGHT:,} {unit}")
    if low > high:
        return reversed_range(token, low_text, high_text)
    if unit == "%":
        return Load(LoadKind.PERCENT, low, high)
    return Load(LoadKind.WEIGHT, low, high, WeightUnit(unit))


def read_weight(token: Token) -> Weight | Problem:
    """Read `140kg` or `2.5lb`."""
    match = _AMOUNT.fullmatch(token.text)
    assert match
    weight = Weight(_number(match[1]), WeightUnit(match[2].lower()))
    if weight.amount == 0:
        return bad_value(token, f"a weight of 0 {weight.unit}", "write a weight above 0")
    if weight.amount > MOST_WEIGHT:
        return bad_value(token, f"a weight of {weight.amount} {weight.unit}; at most {MOST_WEIGHT:,} {weight.unit}")
    return weight


def read_rest(token: Token) -> Rest | Problem:
    """Read a rest between sets: `90s`, `2min`, `2-3min`, up to an hour."""
    match = TIMED.fullmatch(token.text)
    assert match
    unit = match[3].lower()
    if match[4]:
        return bad_value(token, "rest has no sides", f"write `{token.text.removesuffix(match[4])}`")
    if unit not in ("s", "min"):
        return Problem("E003", token.span, f"rest is timed in s or min, not {unit}", "write `rest 90s` or `rest 2min`")
    low, high = int(match[1]), int(match[2] or match[1])
    if low > high:
        return reversed_range(token, match[1], match[2])
    if high * SECONDS[unit] > LONGEST_REST:
        return bad_value(token, f"a rest of {token.text}; at most 60min")
    return Rest(low * SECONDS[unit], high * SECONDS[unit])


def read_minutes(token: Token, what: str, units: tuple[str, ...], most: int, least: int = 1) -> int | Problem:
    """Read one duration in whole minutes, in one of `units`, from `least` up to `most` minutes."""
    match = TIMED.fullmatch(token.text)
    assert match
    unit = match[3].lower()
    if unit not in units or match[2] or match[4]:
        example = {"min": "75min", "h": "2h", "d": "1d", "w": "1w"}
        wanted = ", ".join(f"`{example[each]}`" for each in units)
        return bad_value(token, f"{what} is one number of {' or '.join(units)}, not {token.text}", f"such as {wanted}")
    minutes = int(match[1]) * SECONDS[unit] // 60
    if minutes < least:
        return bad_value(token, f"{what} of {minutes} {unit}")
    if minutes > most:
        return bad_value(token, f"{what} of {token.text}; at most {most:,} minutes")
    return minutes


def read_tempo(token: Token) -> str | Problem:
    """Read a tempo and write it in full: `3-0-1` is `3-0-1-0` (down, pause, up, pause, in seconds)."""
    parts = token.text.lower().split("-")
    for part in parts:
        if part != "x" and (not part.isdigit() or int(part) > 60):
            return bad_value(token, f"`{part}` in a tempo", "each part is seconds up to 60, or x for explosive")
    return "-".join([*parts, *["0"] * (4 - len(parts))])


def read_change(token: Token) -> Change:
    """Read a week's adjustment: `-40%`, `+2`, `-5kg`."""
    match = _AMOUNT.fullmatch(token.text)
    assert match
    unit = match[2].lower()
    return Change(_number(match[1]), unit == "%", WeightUnit(unit) if unit in ("kg", "lb") else None)


def read_step_amount(token: Token) -> tuple[Decimal, StepUnit | None]:
    """Read the amount and the unit of a step or of its limit: `+2.5kg`, `+1rep`, `15`."""
    match = _AMOUNT.fullmatch(token.text)
    assert match
    unit = match[2].lower()
    return _number(match[1]), (_STEP_UNITS.get(unit) or StepUnit(unit) if unit else None)


def read_weeks(token: Token) -> tuple[int, int] | Problem:
    """Read `3` or `1-3`: first and last week number, within the longest possible plan."""
    first_text, _, last_text = token.text.partition("-")
    first, last = int(first_text), int(last_text or first_text)
    if first == 0:
        return bad_value(token, "week 0; weeks count from 1", "the first week is `week 1`")
    if max(first, last) > MOST_WEEKS:
        return Problem(
            "E050",
            token.span,
            f"week {max(first, last):,}; a plan has at most {MOST_WEEKS} weeks",
            "split the plan into several",
        )
    return reversed_range(token, first_text, last_text) if first > last else (first, last)


def read_string(token: Token) -> str | Problem:
    r"""Read a quoted text; `\"` and `\\` stand for `"` and `\`."""
    inner = token.text[1:-1]
    if "\\" not in inner:
        return inner
    pieces: list[str] = []
    at = 0
    while at < len(inner):
        if inner[at] != "\\":
            pieces.append(inner[at])
            at += 1
            continue
        escaped = inner[at + 1]
        if escaped not in '"\\':
            start = token.span.start + 1 + at
            hint = 'only `\\"` and `\\\\` are escapes; write `\\\\` for a backslash'
            return Problem("E020", Span(start, start + 2), f"unknown escape `\\{escaped}`", hint)
        pieces.append(escaped)
        at += 2
    return "".join(pieces)
