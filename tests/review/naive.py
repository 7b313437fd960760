"""The numbers of a review, worked out again from what other outputs say: the plan's JSON with what was done, its hard
sets, the catalog, and the text of the log. Nothing of the review, nor of what it is made from, is used.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any, NamedTuple

Record = Mapping[str, Any]
WORKING = ("primary", "secondary", "accessory", "finisher")
MAIN = ("primary", "secondary")
HARD_KINDS = ("strength", "isometric", "eccentric")
EASY_LOADS = ("light", "moderate", "bar")
LEGS = ("glute-max", "hamstrings", "quads")
LOWER = ("posterior", "quad", "lower", "mixed", "full", "power")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Lifted(NamedTuple):
    """The sets of an exercise in a session; `line` is the planned one, if they are for one."""

    day: date
    week: int
    exercise: str
    sets: list[Any]
    session: Record | None = None
    line: Record | None = None


class Reader:
    """All that was written and done up to the end of a week."""

    def __init__(self, logged: Record, plain: Record, catalog: Mapping[str, Record], log: str, week: int) -> None:
        self.sessions = logged["sessions"]
        self.extra = logged["extra"]
        self.plain = dict(numbered(plain["sessions"]))
        self.kinds = {each["week"]: each["kind"] for each in logged["weeks"]}
        self.catalog = catalog
        self.log = log
        self.week = week
        self.begins = dict(begins_of(logged))
        self.here = [each for each in self.sessions if each["week"] == week]
        self.done = [each for each in self.here if each["status"] == "done"]

    def week_with(self, day: date) -> int:
        """Return the week that a day lies in, 0 for none."""
        return next((week for week, first in self.begins.items() if 0 <= (day - first).days < 7), 0)

    # ---- sessions, hard sets

    def count_sessions(self) -> dict[str, int]:
        asked = [each for each in self.here if each["status"] == "done" or not each.get("optional")]
        states = [each["status"] for each in asked]
        beside = sum(self.week_with(date.fromisoformat(each["date"])) == self.week for each in self.extra)
        return {"planned": len(asked), "done": states.count("done"), "missed": states.count("missed"), "extra": beside}

    def planned_sets(self) -> dict[str, Fraction]:
        total: dict[str, Fraction] = {}
        for session in self.here:
            if session["status"] == "done" or not session.get("optional"):
                for each in session["exercises"]:
                    hard = [one for one in each["sets"] if self.is_hard(one)]
                    if each["role"] in WORKING:
                        self.add(total, each["exercise"], len(hard))
        return total

    def done_sets(self) -> dict[str, Fraction]:
        total: dict[str, Fraction] = {}
        for session in self.done:
            self.add_done(total, session)
        for each in self.extra:
            if self.week_with(date.fromisoformat(each["date"])) == self.week:
                self.add_other(total, each)
        return total

    def add_done(self, total: dict[str, Fraction], session: Record) -> None:
        for each in session["exercises"]:
            if each["role"] in WORKING:
                exercise = each["exercise"] if each["done_with"] is None else each["done_with"]["exercise"]
                asked = each["sets"]
                told = [
                    asked[at] if one["rir"] is None and at < len(asked) else one
                    for at, one in enumerate(each["done"] or ())
                ]
                self.add(total, exercise, sum(self.is_hard(one) for one in told))
        self.add_other(total, session["recorded"])

    def add_other(self, total: dict[str, Fraction], record: Record) -> None:
        for each in record["other"]:
            if each["exercise"] is not None and each["role"] in (None, *WORKING):
                hard = [one for one in each["sets"] if self.is_hard(one)]
                self.add(total, each["exercise"], len(hard))

    def add(self, total: dict[str, Fraction], exercise: str, sets: int) -> None:
        facts = self.catalog[exercise]
        if sets and facts["kind"] in HARD_KINDS:
            for muscle in facts["trains"]:
                total[muscle] = total.get(muscle, Fraction(0)) + sets
            for muscle in facts["assists"]:
                total[muscle] = total.get(muscle, Fraction(0)) + Fraction(sets, 2)

    def is_hard(self, one: Record) -> bool:
        load, reps = one["load"], one["reps"]
        if load is not None and load["kind"] in EASY_LOADS:
            return False
        if one["rir"] is not None:
            return bool(one["rir"]["min"] <= 4)
        if reps is None or reps["amrap"] or load is None or load["percent"] is None or reps["max"] > 10:
            return True
        return not load["percent"]["max"] * (0.9 if load["share_of"] == "tm" else 1) <= 60

    # ---- lifts

    def lifted(self) -> list[Lifted]:
        found = []
        for session in self.sessions:
            if session["status"] != "done":
                continue
            day = date.fromisoformat(session["recorded"]["date"])
            for each in session["exercises"]:
                if each["done"] and each["role"] != "warmup" and each["ramp"] is None:
                    name = each["exercise"] if each["done_with"] is None else each["done_with"]["exercise"]
                    found.append(Lifted(day, session["week"], name, each["done"], session, each))
            found += self.other_work(session["recorded"], session["week"], session)
        for each in self.extra:
            found += self.other_work(each, self.week_with(date.fromisoformat(each["date"])))
        return sorted(found, key=lambda each: each.day)

    def other_work(self, record: Record, week: int, session: Record | None = None) -> Iterator[Lifted]:
        for each in record["other"]:
            if each["exercise"] is not None and each["role"] != "warmup":
                yield Lifted(date.fromisoformat(record["date"]), week, each["exercise"], each["sets"], session)

    def lifts(self) -> Iterator[tuple[str, Any, list[int], list[Any]]]:
        """Yield main lifts: heaviest load, its repetitions; estimates of the week, of the last one, and the best."""
        everything = self.lifted()
        here = [each for each in everything if each.week == self.week]
        for name in dict.fromkeys(each.exercise for each in here if each.line and each.line["role"] in MAIN):
            best: dict[int, float] = {}
            for each in everything:
                if each.exercise == name and (known := maximum(each.sets)) is not None:
                    best[each.week] = max(known, best.get(each.week, 0))
            tops = [top(each.sets) for each in here if each.exercise == name]
            load, reps = max(tops, key=lambda each: (each[0] or 0, sum(each[1])))
            yield name, load, reps, [best.get(self.week), best.get(self.week - 1), max(best.values(), default=None)]

    def records(self) -> Iterator[tuple[str, str, str, float, float]]:
        """Yield what was more than ever before: exercise, kind, day, amount, the most before the week."""
        everything = self.lifted()
        for name in {each.exercise for each in everything}:
            for kind, measure in (("load", lambda sets: top(sets)[0]), ("estimate", maximum)):
                amounts = [(measure(each.sets), each) for each in everything if each.exercise == name]
                known = [(amount, each) for amount, each in amounts if amount is not None]
                best = [amount for amount, _ in known]
                new = [
                    (amount, each.day)
                    for at, (amount, each) in enumerate(known)
                    if at and each.week == self.week and amount > max(best[:at])
                ]
                if new:
                    first = next(at for at, (amount, each) in enumerate(known) if (amount, each.day) == new[0])
                    yield name, kind, new[-1][1].isoformat(), new[-1][0], max(best[:first])

    def stalls(self) -> Iterator[tuple[str, str, int, list[float]]]:
        """Yield main lifts that are meant to go up and had no more: exercise, session, how many sessions in a row.

        And what they were cut from, where another cut comes and they had no more than before the last ones.
        """
        rows: dict[tuple[str, str, str], list[Lifted]] = {}
        for each in self.lifted():
            line, session = each.line, each.session
            if line is None or session is None or line["role"] not in MAIN or self.kinds[each.week] is not None:
                continue
            if line["progress"] is not None and line["progress"]["kind"] != "hold" and line["done_with"] is None:
                rows.setdefault((session["session"], line["role"], each.exercise), []).append(each)
        for (session_name, _, name), row in rows.items():
            count = 0
            for before, after in pairwise(row):
                easy = any(self.kinds[week] for week in range(before.week + 1, after.week))
                if easy or eased(before) or eased(after) or cuts(after) - cuts(before) or is_more(before, after):
                    count = 0
                elif not (goes_by_time(before) and is_fulfilled(before) and asked(after) <= asked(before)):
                    count += 1
            cut_from = self.cut_from(row)
            if (count >= 3 or cut_from) and row[-1].week == self.week:
                yield name, session_name, count, cut_from

    def cut_from(self, row: list[Lifted]) -> list[float]:
        last = row[-1]
        next_ones = [
            last._replace(line=each)
            for session in self.sessions
            if last.line and session["status"] == "planned" and session["week"] > last.week and last.session
            if session["session"] == last.session["session"]
            for each in session["exercises"]
            if (each["exercise"], each["role"]) == (last.exercise, last.line["role"])
        ]
        peaks = [top(one.sets)[0] or 0 for one, then in pairwise([*row, *next_ones[:1]]) if new_cuts(one, then)]
        if not next_ones or not new_cuts(last, next_ones[0]):
            return []
        while any(first < then for first, then in pairwise(peaks)):
            peaks.pop(0)
        return peaks if len(peaks) > 1 else []

    # ---- what else happened

    def pain(self) -> Iterator[tuple[str, str, str | None, str | None, int | None]]:
        """Yield what hurt: day, session, place, exercise, level; without one, repetitions lost to form."""
        for session in self.done:
            day, name = session["recorded"]["date"], session["session"]
            for each in session["recorded"]["pain"]:
                if each["level"]:
                    yield day, name, each["place"], None, each["level"]
            for line in self.lines_of(day, name):
                found = re.match(r"\s+did\s+(?:(?:warmup|primary|secondary|accessory|finisher)\s+)?(\S+)", line)
                pain = re.search(r"\bpain (\d+)", line)
                if found and pain and int(pain[1]):
                    yield day, name, None, found[1], int(pain[1])
                if found and re.search(r"\bform\b", line):
                    yield day, name, None, found[1], None

    def lines_of(self, day: str, session: str) -> list[str]:
        """Return the lines of a record; of two, the first."""
        found = re.search(rf"^done {day}(?: \d\d:\d\d)? {session}\b.*\n((?:[ \t]+.*\n|\n)*)", self.log, re.M)
        return found[1].splitlines() if found else []

    def gaps(self) -> Iterator[tuple[str, str, float, bool]]:
        """Yield the hours between lower sessions, and whether both times are known."""
        trained = []
        for session in self.sessions:
            if session["status"] == "done":
                total: dict[str, Fraction] = {}
                self.add_done(total, session)
                needed = Fraction(1, 4) if session["focus"] in LOWER else 3
                if any(total.get(muscle, 0) >= needed for muscle in LEGS):
                    at = session["recorded"]["time"] or (session["start"] or "T")[11:16] or None
                    trained.append((session["recorded"]["date"], at or "", session["week"]))
        for each in self.extra:
            total = {}
            self.add_other(total, each)
            if any(total.get(muscle, 0) >= 3 for muscle in LEGS):
                week = self.week_with(date.fromisoformat(each["date"]))
                trained.append((each["date"], each["time"] or "", week))
        for (first, then, _), (second, at, week) in pairwise(sorted(trained)):
            if week == self.week:
                hours = 24 * (date.fromisoformat(second) - date.fromisoformat(first)).days
                known = bool(then and at)
                minutes = (60 * int(at[:2]) + int(at[3:]) - 60 * int(then[:2]) - int(then[3:])) if known else 0
                yield first, second, hours + minutes / 60, known

    def body_weight(self) -> tuple[str, str, str | None] | None:
        """Return the last weight of the week, and the last one before it."""
        found = re.findall(r"^weight (\S+) (\S+)", self.log, re.M)
        here = [each for each in found if self.week_with(date.fromisoformat(each[0])) == self.week]
        before = [each for each in found if date.fromisoformat(each[0]) < self.begins[self.week]]
        return (*here[-1], before[-1][1] if before else None) if here else None

    def unrecorded(self, today: date, *, is_last: bool) -> Iterator[tuple[str, str, str | None]]:
        for session in self.here:
            if session["status"] == "planned" and not session.get("optional"):
                if not is_last or date.fromisoformat(session["date"]) < today:
                    yield session["date"], session["session"], None
            elif session["status"] == "done":
                for each in session["exercises"]:
                    if each["done"] is None and each["role"] != "warmup" and not each.get("optional"):
                        yield session["recorded"]["date"], session["session"], each["exercise"]

    def coming(self) -> Iterator[tuple[str, str, str, Any, bool, list[str]]]:
        """Yield next week's lines: their heaviest load, whether the text asks for something else, and the reasons."""
        for key, session in numbered(self.sessions):
            if session["week"] == self.week + 1:
                texts = self.plain[key]["exercises"] if key in self.plain else [None] * len(session["exercises"])
                for each, text in zip(session["exercises"], texts, strict=True):
                    if each["role"] == "warmup":
                        continue
                    loads = [one["load"]["rounded"]["max"] for one in each["sets"] if weight(one) is not None]
                    other = text is None or shown(each) != shown(text)
                    eased = any(one["kind"] in {"pain", "form"} for one in each["reasons"])
                    why = [one["text"] for one in each["reasons"]] if other or eased else []
                    most, changed = max(loads, default=None), other and text is not None
                    yield session["date"], session["session"], each["exercise"], most, changed, why


def numbered(sessions: Iterable[Record]) -> Iterator[tuple[tuple[int, str, int], Record]]:
    """Yield sessions by week, name, and how often it was there before in the week."""
    known: Counter[tuple[int, str]] = Counter()
    for each in sessions:
        key = each["week"], each["session"]
        yield (*key, known[key]), each
        known[key] += 1


def begins_of(logged: Record) -> Iterator[tuple[int, date]]:
    """Yield weeks with their first days: by their sessions, or a week behind the last one."""
    first = DAYS.index(DAYS[date.fromisoformat(logged["plan"]["start"]).weekday()])
    before = date.fromisoformat(logged["plan"]["start"]) - timedelta(7)
    for week in (each["week"] for each in logged["weeks"]):
        inside = [each for each in logged["sessions"] if each["week"] == week]
        before += timedelta(7)
        if inside:
            day = date.fromisoformat(inside[0]["date"])
            before = day - timedelta((DAYS.index(inside[0]["day"]) - first) % 7)
        yield week, before


def weight(one: Record) -> float | None:
    known = one["load"] is not None and one["load"]["rounded"] is not None
    return one["load"]["rounded"]["min"] if known else None


def top(sets: Iterable[Record]) -> tuple[float | None, list[int]]:
    """Return the heaviest weight, and the repetitions of the sets with it."""
    loads = [(weight(one) if (one["load"] or {}).get("kind") == "weight" else None, one) for one in sets]
    most = max((load for load, _ in loads if load is not None), default=None)
    return most, [one["reps"]["min"] if one["reps"] else 0 for load, one in loads if load == most]


def maximum(sets: Iterable[Record]) -> float | None:
    """Return the greatest maximum that sets stand for, by Epley."""
    best = None
    for one in sets:
        load, reps = one["load"], one["reps"]
        if load is None or load["kind"] != "weight" or reps is None or one["per_side"] or load["exact"]["min"] <= 0:
            continue
        reserve = one["rir"]["min"] if one["rir"] else 0
        count = reps["min"] + reserve
        if reserve <= 4 and count <= 10:
            found = load["exact"]["min"] * (1 if count == 1 else (30 + count) / 30)
            best = found if best is None else max(best, found)
    return best


def is_more(before: Lifted, after: Lifted) -> bool:
    (load, reps), (more, more_reps) = top(before.sets), top(after.sets)
    first, second = maximum(before.sets), maximum(after.sets)
    heavier = (more or 0) > (load or 0) or (more == load and sum(more_reps) > sum(reps))
    return heavier or (first is not None and second is not None and second > first + 1e-9)


def eased(each: Lifted) -> bool:
    reasons = each.line["reasons"] if each.line else ()
    return any(one["kind"] in ("pain", "form") and one["percent"] is not None for one in reasons)


def cuts(each: Lifted) -> set[tuple[str, str]]:
    reasons = each.line["reasons"] if each.line else ()
    return {(one["kind"], one["date"]) for one in reasons if one["kind"] in ("cut", "stage")}


def new_cuts(one: Lifted, then: Lifted) -> bool:
    return any(kind == "cut" for kind, _ in cuts(then) - cuts(one))


def goes_by_time(each: Lifted) -> bool:
    return each.line is not None and not each.line["progress"].get("at_reps")


def asked(each: Lifted) -> float:
    assert each.line is not None
    return max((one["load"]["rounded"]["max"] for one in each.line["sets"] if weight(one) is not None), default=0)


def is_fulfilled(each: Lifted) -> bool:
    """Return whether every set had its repetitions and its weight."""
    assert each.line is not None
    wanted = [one for one in each.line["sets"] if not one.get("optional")]
    return len(each.sets) >= len(wanted) and all(
        (one["reps"] is None or (was["reps"] is not None and was["reps"]["min"] >= (one["reps"]["min"] or 0)))
        and (weight(one) is None or weight(was) is None or (weight(was) or 0) >= (weight(one) or 0))
        for was, one in zip(each.sets, wanted, strict=False)
    )


def shown(each: Record) -> tuple[Any, ...]:
    """Return what a reader sees of a line."""
    sets = [
        (
            one["reps"],
            one["seconds"],
            one["metres"],
            one["rir"],
            one["load"] and (one["load"]["rounded"] or one["load"]),
        )
        for one in each["sets"]
    ]
    return each["exercise"], sets, each["rest_seconds"]
