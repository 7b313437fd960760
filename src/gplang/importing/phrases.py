"""The notations in which people write rest, tempo, effort and loads, and what each is in the language."""

import re
from collections.abc import Callable
from re import Match

NUMBER = r"\d{1,4}(?:[.,]\d{1,3})?"
_SPAN = rf"({NUMBER})(?:\s*(?:-|to|bis)\s*({NUMBER}))?"
_TIME = r"(\d{1,3})(?:\s*(?:-|to|bis)\s*(\d{1,3}))?\s*(seconds?|secs?|sek|s|minutes?|mins?|min|m|'|\"|'')(?![a-z])"
_CLOCK = r"(\d{1,2}):([0-5]\d)(?:\s*min)?"
_REST = r"(?:rest|pause|repos|descanso|satzpause|r)"
_SIDE = r"(?:legs?|sides?|arms?|hands?|bein|seite|arm|jambe|c[ôo]t[ée]|bras|pierna|lado|brazo)"
_UNIT = r"(kgs?|kilos?|kilograms?|lbs?|pounds?|#)(?![a-z])"
_UNITS = {"k": "kg", "l": "lb", "p": "lb", "#": "lb"}

_METHODS = {
    "drop-set": r"drop[\s-]?sets?",
    "myo-reps": r"myo[\s-]?reps?",
    "rest-pause": r"rest[\s-]?pause",
    "cluster": r"cluster(?:[\s-]?sets?)?",
}


def plain(number: str) -> str:
    """Return a number in the language's notation: with a point, without zeros that say nothing."""
    text = number.replace(",", ".")
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if part else "")


def spread(low: str, high: str | None) -> str:
    """Return one number, or two with a hyphen."""
    first, last = plain(low), plain(high or low)
    return first if first == last else f"{first}-{last}"


def unit_of(word: str) -> str:
    """Return `kg` or `lb` for however a unit of weight is written."""
    return _UNITS[word.strip()[0].lower()]


def _time(match: Match[str]) -> str:
    unit = "min" if match[3].lower()[0] in "m'" and match[3] != "''" else "s"
    return f"{spread(match[1], match[2])}{unit}"


def _clock(match: Match[str]) -> str:
    minutes, seconds = int(match[1]), int(match[2])
    return f"{minutes}min" if not seconds else f"{60 * minutes + seconds}s"


def _tempo(match: Match[str]) -> str:
    parts = [part.lower() for part in re.findall(r"\d+(?=[-/. ])|\d|x", match[1], re.IGNORECASE)]
    return "-".join(parts)


RESTS: tuple[tuple[str, Callable[[Match[str]], str]], ...] = (
    (rf"(?<![a-z]){_REST}\s*(?:of|for|:|=)?\s*{_CLOCK}", _clock),
    (rf"(?<![a-z]){_REST}\s*(?:of|for|:|=)?\s*{_TIME}", _time),
    (rf"{_CLOCK}\s*(?:of\s+)?{_REST}(?![a-z])", _clock),
    (rf"{_TIME}\s*(?:of\s+)?{_REST}(?![a-z])", _time),
)
"""Rest, which says its name."""

BARE_RESTS = ((rf"{_CLOCK}", _clock), (rf"{_TIME}", _time))
"""Rest in a place where nothing else is meant."""

TEMPOS: tuple[tuple[str, Callable[[Match[str]], str]], ...] = (
    (r"(?<![a-z])tempo\s*[:=]?\s*(\d{1,2}(?:[-/.]\d{1,2}){1}[-/.][\dx]{1,2}(?:[-/.]\d{1,2})?)(?![\w])", _tempo),
    (r"(?<![a-z])tempo\s*[:=]?\s*([\dx]{3,4})(?![\w])", _tempo),
    (r"(?<![\w.,-])(\d-\d-[\dx]-\d)\s*(?:tempo)?(?![\w-])", _tempo),
    (r"(?<![\w.,-])([\dx]{4})\s*tempo(?![\w])", _tempo),
    (r"(?:@\s*)([\dx]{4})(?![\w.,%])(?!\s*(?:kg|lb))", _tempo),
)
"""Tempo, which says its name or has four numbers with hyphens."""

SIDES = (
    rf"(?:each|per|every|pro|je|jede[sn]?|par|chaque|por|cada)\s+{_SIDE}(?![a-z])",
    rf"/\s*{_SIDE}(?![a-z])",
    r"(?<![a-z])(?:e/s|ea\.?|each)(?![a-z])",
)
"""Doses that are meant for each side."""

METHODS = {method: rf"(?<![a-z]){pattern}(?![a-z])" for method, pattern in _METHODS.items()}

OPTIONAL = r"\(?(?<![a-z])(?:optional|optionnel|opcional)(?![a-z])\)?"

OPEN_LAST = (
    r"(?:last|final)\s+set\s+(?:is\s+)?(?:amrap|to\s+failure|max(?:\s+reps)?)(?![a-z])",
    r"(?:,|\()\s*amrap\s+(?:on\s+)?(?:the\s+)?last(?:\s+set)?(?![a-z])",
)
"""The last set takes as many repetitions as possible."""

EFFORTS: tuple[tuple[str, Callable[[Match[str]], str]], ...] = (
    (rf"@?\s*(?<![a-z])rpe\s*[:=]?\s*@?\s*{_SPAN}(?![\d%])", lambda match: f"@rpe{spread(match[1], match[2])}"),
    (rf"@?\s*(?<![\d.,]){_SPAN}\s*rpe(?![a-z])", lambda match: f"@rpe{spread(match[1], match[2])}"),
    (rf"@?\s*(?<![a-z])rir\s*[:=]?\s*{_SPAN}(?![\d%])", lambda match: f"@rir{spread(match[1], match[2])}"),
    (
        rf"@?\s*(?<![\d.,]){_SPAN}\s*(?:rir|reps?\s+in\s+reserve|in\s+reserve)(?![a-z])",
        lambda match: f"@rir{spread(match[1], match[2])}",
    ),
    (r"(?<![a-z])(?:to\s+failure|bis\s+zum\s+versagen)(?![a-z])", lambda match: "@rir0"),  # noqa: ARG005
    (
        r"@\s*((?:10|[5-9])(?:[.,]5)?)(?:\s*-\s*((?:10|[5-9])(?:[.,]5)?))?(?![\w%.,]*\d)(?!\s*(?:kg|lb|pounds|kilo|#|%|[a-z]))",
        lambda match: f"@rpe{spread(match[1], match[2])}",
    ),
)
"""Effort; a bare `@8` is an RPE."""

_OF_TM = r"(?:\s*(?:of\s+|x\s+)?(tm|training[\s-]?max)(?![a-z]))?"
_OF_MAX = r"(?:\s*(?:of\s+)?(?:1\s?rm|e1rm|max)(?![a-z]))?"


def _percent(match: Match[str]) -> str:
    of = " of tm" if match[3] else ""
    return f"@{spread(match[1], match[2])}%{of}"


def _weight(match: Match[str]) -> str:
    return f"@{spread(match[1], match[2])}{unit_of(match[3])}"


def _bodyweight(match: Match[str]) -> str:
    if not match[1]:
        return "@bw"
    sign = "-" if match[1] == "-" else "+"
    return f"@bw{sign}{plain(match[2])}{unit_of(match[3])}"


LOADS: tuple[tuple[str, Callable[[Match[str]], str]], ...] = (
    (rf"@?\s*(?<![a-z])(?:bw|body\s?weight|körpergewicht)(?:\s*([+-])\s*({NUMBER})\s*{_UNIT})?(?![a-z])", _bodyweight),
    (rf"@?\s*(?<![\d.,]){_SPAN}\s*%{_OF_TM}{_OF_MAX}", _percent),
    (rf"@?\s*(?<![\d.,+]){_SPAN}\s*{_UNIT}", _weight),
    (r"@?\s*(?<![a-z])(?:the\s+)?(?:empty\s+)?bar(?![a-z-])", lambda match: "@bar"),  # noqa: ARG005
    (r"@?\s*(?<![a-z])(light|moderate)(?:\s+weight)?(?![a-z-])", lambda match: f"@{match[1].lower()}"),
)
"""Loads with their units."""

BARE_LOAD = rf"@\s*{_SPAN}(?![\w%.,]*\d)(?!\s*[a-z])"
"""A load that does not say its unit."""
