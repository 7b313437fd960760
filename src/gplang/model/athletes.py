"""Which of a plan's athletes a name means."""

from unicodedata import normalize

from gplang.model.plan import Athlete, Plan


def find_athletes(plan: Plan, wanted: str) -> tuple[Athlete, ...]:
    """Return the athletes of a name, or else of a title; neither case nor spaces count, nor how accents are coded."""
    named = tuple(athlete for athlete in plan.athletes if _fold(athlete.name) == _fold(wanted))
    return named or tuple(athlete for athlete in plan.athletes if _fold(athlete.title or "") == _fold(wanted))


def _fold(name: str) -> str:
    return normalize("NFC", " ".join(name.split())).casefold()
