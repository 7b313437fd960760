"""Finding athletes of a plan by name, and those of a group."""

from unicodedata import normalize

from gplang.model.plan import Athlete, Plan


def find_athletes(plan: Plan, wanted: str) -> tuple[Athlete, ...]:
    """Return the athletes with a name, or else a title; case, spaces and the encoding of accents do not count."""
    named = tuple(athlete for athlete in plan.athletes if _fold(athlete.name) == _fold(wanted))
    return named or tuple(athlete for athlete in plan.athletes if _fold(athlete.title or "") == _fold(wanted))


def find_group(plan: Plan, wanted: str) -> tuple[Athlete, ...]:
    """Return the athletes of a plan who are in a group of this name."""
    return tuple(athlete for athlete in plan.athletes if _fold(wanted) in map(_fold, athlete.groups))


def _fold(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()
