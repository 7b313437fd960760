"""What of an answer is compared with what a case expects."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]

LEFT_OUT = frozenset({"uid", "span", "name", "estimated_minutes", "progression", "why"})
"""Fields of sessions and exercises that are words for people, or belong to one implementation."""


def reduce_findings(found: Sequence[Json], path: str, codes: Sequence[str] = (), *, words: bool = False) -> list[Json]:
    """Return the findings in one file, of some codes or of all, in an order that does not depend on who found them."""
    kept = [
        {
            "code": each["code"],
            "severity": each["severity"],
            "start": _place(each["start"]),
            "end": _place(each["end"]),
            **({"message": each.get("message", ""), "hint": each.get("hint") or ""} if words else {}),
        }
        for each in found
        if each.get("path", path) == path and (not codes or each["code"] in codes)
    ]
    return sorted(kept, key=lambda each: (*each["start"].values(), *each["end"].values(), each["code"]))


def _place(place: Json) -> Json:
    return {"line": place["line"], "column": place["column"]}


def reduce_schedule(document: Json, weeks: Sequence[int]) -> Json:
    """Return what is compared of a `gpl-plan-2` document: the plan, and the sessions of some weeks."""
    return {
        "plan": document["plan"],
        "sessions": [_filled(each, LEFT_OUT) for each in document["sessions"] if each["week"] in weeks],
    }


def _filled(value: Any, left_out: frozenset[str]) -> Any:
    """Return a value without fields that say nothing: `null`, false, and empty lists are as good as no field."""
    if isinstance(value, Mapping):
        kept = {key: _filled(each, left_out) for key, each in value.items() if key not in left_out}
        return {key: each for key, each in kept.items() if each is not None and each is not False and each != []}
    return _counted([_filled(each, left_out) for each in value]) if isinstance(value, list) else value


def _counted(values: list[Any]) -> list[Any]:
    """Return a list in which equal sets that follow one another are one, with how many `times`."""
    counted: list[Any] = []
    for each in values:
        if counted and isinstance(each, Mapping) and {**counted[-1], "times": 1} == {**each, "times": 1}:
            counted[-1] = {**each, "times": counted[-1].get("times", 1) + 1}
        else:
            counted.append(each)
    return counted


def differences(wanted: Any, found: Any, where: str = "") -> Iterator[str]:
    """Yield where two values differ, and how, in words."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        for key in dict.fromkeys((*wanted, *found)):
            yield from differences(wanted.get(key), found.get(key), f"{where}.{key}" if where else key)
    elif isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        for number, (one, other) in enumerate(zip(wanted, found, strict=True)):
            yield from differences(one, other, f"{where}[{number}]")
    elif isinstance(wanted, list) and isinstance(found, list):
        yield f"{where}: {len(wanted)} expected, {len(found)} found"
        yield from (f"{where}: not found: {_shown(each)}" for each in wanted if each not in found)
        yield from (f"{where}: not expected: {_shown(each)}" for each in found if each not in wanted)
    elif wanted != found:
        yield f"{where}: expected {_shown(wanted)}, found {_shown(found)}"


def _shown(value: Any) -> str:
    if isinstance(value, Mapping) and {"code", "start"} <= value.keys():
        words = f": {value['message']}" if "message" in value else ""
        return f"{value['severity']} {value['code']} at {value['start']['line']}:{value['start']['column']}{words}"
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:200]}…"
