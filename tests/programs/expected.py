"""What a program is expected to be: a text of lines beside it, and the same lines made from what was built.

    lines 43                                    statements of the program, without blank lines and comments
    athlete mar                                 from here on, of a plan with several
    first 2027-01-04                            the first day on which something is trained; `last` likewise
    week 1: mon press, tue 18:00 practice       all of a week; dates and times where they are written
    week 1 mon press                            one session, and below it its lines, in their order
      back-squat: 1x5 @91kg~90kg, 1x5+ @119kg~120kg     exact, and what is on the bar where it differs
      …                                         any number of lines
      circuit A for-time 3 720s                 a circuit of the session, with its rounds and its time or cap

Sets are compared one by one, so `3x5+` is two sets of five and one of five or more.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

ANY = "…"
RANGE = r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?"
DOSE = re.compile(r"(\d+)(?:-(\d+))?x(.+)")

Json = Mapping[str, Any]


class Expected(NamedTuple):
    """One line that begins at the margin, and those below it; `athlete` is whom it is about."""

    athlete: str | None
    head: str
    body: tuple[str, ...] = ()


def read_expected(text: str) -> Iterator[Expected]:
    """Yield what a text expects, in its order."""
    athlete: str | None = None
    block: list[str] = []
    for line in [each for each in text.splitlines() if each.strip() and not each.startswith("#")] + ["end"]:
        if line.startswith(" "):
            block.append(line.strip())
            continue
        if block:
            yield Expected(athlete, block[0], tuple(block[1:]))
        word, _, rest = line.partition(" ")
        athlete = rest if word == "athlete" else athlete
        block = [] if word == "athlete" else [line]


def entries_of_week(document: Json, head: str) -> tuple[list[str], list[str]]:
    """Return what a line `week 1: …` expects of the week, and what the document has."""
    week, _, listed = head.partition(": ")
    expected = listed.split(", ")
    number = int(week.removeprefix("week "))
    actual = [each for each in (*document["sessions"], *_events(document)) if each["week"] == number]
    actual.sort(key=lambda each: (each["date"], each["start"] or ""))
    return expected, [_entry(each, *_pair(expected, place)) for place, each in enumerate(actual)]


def _events(document: Json) -> list[Json]:
    """Return what a plan works around, in the form of its sessions."""
    found = [each for each in document["events"] if each["kind"] == "event"]
    return [{**each["event"], "week": each["week"], "date": each["first"], "session": None} for each in found]


def _pair(expected: list[str], place: int) -> tuple[bool, bool]:
    """Tell whether the entry at this place names a date, and a time."""
    entry = expected[place] if place < len(expected) else ""
    return bool(re.search(r"\d{4}-", entry)), bool(re.search(r"\d:\d\d", entry))


def _entry(one: Json, dated: bool, timed: bool) -> str:
    words = [one["day"]]
    words += [one["date"]] if dated else []
    words += [one["start"][11:16].removeprefix("0")] if timed and one["start"] else []
    words.append(one["session"] or one["name"])
    words += ["optional"] if one.get("optional") else []
    return " ".join(words)


def lines_of_session(document: Json, expected: Expected) -> tuple[list[str], list[str]]:
    """Return the lines that are expected of a session, and those that the document has in their place."""
    words = expected.head.split()
    found = [
        each
        for each in document["sessions"]
        if [each["session"], each["day"], each["week"]] == [words[-1], words[2], int(words[1])]
        and set(words[3:-1]) <= {each["date"], (each["start"] or "")[11:16].removeprefix("0")}
    ]
    assert len(found) == 1, f"{expected.head}: {len(found)} such sessions"
    wanted = [_spread(line) for line in expected.body]
    rests = any(" rest " in line for line in expected.body)
    actual = [_line(each, rests) for each in found[0]["exercises"]]
    if any(line.startswith("circuit ") for line in wanted):
        actual += _circuits(found[0])
    return wanted, _leave_out(wanted, actual)


def _leave_out(wanted: list[str], actual: list[str]) -> list[str]:
    """Put `…` in place of what need not be looked at: lines up to the one that the next of `wanted` names."""
    left = list(actual)
    found: list[str] = []
    for place, line in enumerate(wanted):
        if line != ANY:
            found += left[:1]
            left = left[1:]
            continue
        found.append(ANY)
        after = wanted[place + 1 :]
        keep = len(after) if ANY not in after else None
        if keep is not None:
            left = left[max(0, len(left) - keep) :]
            continue
        name = after[0].partition(":")[0]
        while left and left[0].partition(":")[0] != name:
            left = left[1:]
    return found + left


def _spread(line: str) -> str:
    """Write every set of an expected line by itself."""
    name, _, groups = line.partition(": ")
    if not groups:
        return line
    groups, optional, _ = groups.partition(" optional")
    return f"{name}: {' | '.join(each for group in groups.split(', ') for each in _sets(group))}{optional}"


def _sets(group: str) -> Iterator[str]:
    dose, _, at = group.partition(" ")
    match = DOSE.fullmatch(dose)
    assert match, f"no dose: {group}"
    low, high, rest = int(match[1]), int(match[2] or match[1]), match[3]
    opened = rest.endswith("+")
    for number in range(high):
        one = rest if not opened or number == high - 1 else rest.removesuffix("+")
        yield " ".join(word for word in (one, at, "spare" if number >= low else "") if word)


def _line(exercise: Json, rests: bool) -> str:
    sets = " | ".join(_set(each, exercise, rests) for each in exercise["sets"])
    return f"{exercise['exercise']}: {sets}{' optional' if exercise.get('optional') else ''}"


def _set(one: Json, exercise: Json, rests: bool) -> str:
    words = [_amount(one) + ("/side" if one["per_side"] else "")]
    words += [f"@rir{_span(one['rir'])}"] if one["rir"] else []
    words += [_load(one["load"])] if one["load"] else []
    rest = one.get("rest_seconds") or exercise["rest_seconds"]
    words += [f"rest {_span(rest)}s"] if rests and rest else []
    words += ["spare"] if one.get("optional") else []
    return " ".join(words)


def _amount(one: Json) -> str:
    if one["reps"]:
        reps = one["reps"]
        if reps.get("parts"):
            return "+".join(map(str, reps["parts"]))
        return f"{_span(reps)}{'+' if reps['amrap'] else ''}" if reps["min"] is not None else "max"
    return f"{_span(one['seconds'])}s" if one["seconds"] else f"{_span(one['metres'])}m"


def _load(load: Json) -> str:
    kind = load["kind"]
    if kind == "weight" or (kind == "percent" and load["exact"]):
        exact, rounded = _span(load["exact"]), _span(load["rounded"])
        return f"@{exact}{load['unit']}" + (f"~{rounded}{load['unit']}" if rounded != exact else "")
    if kind == "bodyweight":
        added = load["exact"]
        return "@bw" if added is None or not added["max"] else f"@bw+{_span(added)}{load['unit']}"
    if kind == "percent":
        whole = f"-of-{load['share_of']}" if load.get("share_of") in ("top", "best", "tm") else ""
        return f"@{_span(load['percent'])}%{whole}"
    if kind == "relative":
        return "".join(f"@{each['amount']:+g}{each['unit']}" for each in load["changes"])
    return f"@{kind}"


def _circuits(session: Json) -> list[str]:
    """Return the circuits of a session, each once."""
    found = [each["circuit"] for each in session["exercises"] if each.get("circuit")]
    lines = [
        f"circuit {each['label']} {each['kind']}"
        + (f" {each['rounds']}" if each["rounds"] else "")
        + (f" {each['seconds']}s" if each["seconds"] else "")
        for each in found
    ]
    return list(dict.fromkeys(lines))


def _span(ends: Json) -> str:
    low, high = (f"{ends[end]:.6f}".rstrip("0").rstrip(".") for end in ("min", "max"))
    return low if low == high else f"{low}-{high}"
