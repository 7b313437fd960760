"""Weeks and values in words: what is alike is said once."""

from collections.abc import Iterable, Sequence

from gplang.changes.records import Value, merge_weeks
from gplang.changes.spelling import Spelled, spell_values
from gplang.records import NamedTuple

ARROW = "→"

_MOST_LINES = 3
"""Different values that are listed one by one; more are one line from the first to the last."""


class Told(NamedTuple):
    """A text and the weeks it is about; `why` are what a log has to do with it."""

    weeks: tuple[int, ...]
    text: str
    why: tuple[str, ...] = ()


def tell_values(changed: Iterable[Value], nothing: str) -> list[Told]:
    """Return what was and what is, in as few lines as say it; `nothing` stands for what is not there.

    A few different values are listed one by one. Of more, weeks with a kind are separated from the normal ones, each
    from the first to the last: a load that grows is one line, whatever it began with.
    """
    values = spell_values(changed)
    each = _merge(values)
    if len(each) == 1 or _step(values):
        return [_series(values, nothing)]
    if len(each) <= _MOST_LINES:
        return [Told(one.weeks, _arrow(one.old, one.new, nothing)) for one in each]
    parts = ([value for value in values if value.special is special] for special in (False, True))
    return [_series(part, nothing) for part in parts if part]


def _merge(values: Iterable[Spelled]) -> list[Spelled]:
    """Return values with those joined that say the same."""
    found: dict[tuple[str | None, str | None], list[Spelled]] = {}
    for value in values:
        found.setdefault((value.old, value.new), []).append(value)
    return [Spelled(merge_weeks(alike), old, new) for (old, new), alike in found.items()]


def _step(values: Iterable[Spelled]) -> str:
    """Return the step that all values have in common; empty if there is none."""
    steps = {value.step for value in values}
    return steps.pop() if len(steps) == 1 else ""


def _series(values: Sequence[Spelled], nothing: str) -> Told:
    """Return one text for all values, from the first week's to the last one's."""
    first = min(values, key=lambda value: value.weeks[:1])
    last = max(values, key=lambda value: value.weeks[-1:])
    old, new = (_stretch(one or nothing, other or nothing) for one, other in _ends(first, last))
    step = _step(values) if len(_merge(values)) > 1 else ""
    text = f"{old} {ARROW} {new}"
    return Told(merge_weeks(values), f"{step} ({text})" if step else text)


def _ends(first: Spelled, last: Spelled) -> tuple[tuple[str | None, str | None], tuple[str | None, str | None]]:
    return (first.old, last.old), (first.new, last.new)


def _stretch(first: str, last: str) -> str:
    """Return `80 … 97.5 kg`; one text if both are alike."""
    if first == last:
        return first
    amount, _, unit = first.rpartition(" ")
    shared = amount[-1:].isdigit() and unit.isalpha() and last.endswith(f" {unit}")
    return f"{amount if shared else first} … {last}"


def _arrow(old: str | None, new: str | None, nothing: str) -> str:
    return f"{old or nothing} {ARROW} {new or nothing}"
