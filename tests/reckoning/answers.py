"""What lines ask for in the light of what was done of them, worked out from the reference page alone.

Nothing of the compiler is used. `courses.py` plays those who do what is asked for, or less, or more.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from reckoning.lines import Dose, Line, OnMiss, Progress, Rule, on_miss_of, progress_of, to_the_bar


class Stand(NamedTuple):
    """Where lines stand that count together: their loads, and which stage they are in."""

    loads: Mapping["Lifter", Fraction]
    stage: int = 0


class Came(NamedTuple):
    """What a session came to for a line; `heavier` is the weight if it was more than was asked for.

    `pass`, `hold`, `miss`; `open` if nobody wrote it down; `other` if it was done with another exercise.
    """

    lifter: "Lifter"
    what: str
    heavier: Fraction | None = None
    earned: Fraction = Fraction(0)
    climbs: bool = False


class Row:
    """Lines that count together and for which the same follows from a miss, and what happened since they changed."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.stand = Stand({})
        self.last: Stand | None = None
        self.passed = 0
        self.misses = 0
        self.came: list[Came] = []

    def settle(self) -> None:
        """Take what a session, or those of a week, came to: the worst of it counts, once.

        What was done with another exercise counts only if there was nothing else. Where only others had something to
        do that count with these lines, there is a step, whatever became of that.
        """
        if not self.came:
            self._step({**self.stand.loads})
            return
        came, self.came = [each for each in self.came if each.what != "other"], []
        if not came:
            return
        words = {each.what for each in came}
        if any(each.climbs for each in came):
            self.stand = self.stand._replace(stage=self.stand.stage + 1)
        elif "miss" in words:
            self._miss(came[-1].lifter.line, came[-1].lifter.on_miss)
        elif "hold" not in words:
            self._pass(came)

    def _pass(self, came: list[Came]) -> None:
        self.misses = 0
        loads = {**self.stand.loads}
        for each in came:
            if each.heavier is not None:
                loads[each.lifter] = each.heavier
            loads[each.lifter] += each.earned
        self._step(loads)

    def _step(self, loads: dict["Lifter", Fraction]) -> None:
        if self.progress.every is not None:
            self.passed += 1
            if self.passed == self.progress.every[0]:
                loads = {lifter: load + self.progress.amount for lifter, load in loads.items()}
                self.passed = 0
        self.stand = self.stand._replace(loads=loads)

    def _miss(self, line: Line, on_miss: OnMiss) -> None:
        self.misses += 1
        if self.stand.stage + 1 < len(line.doses):
            self.stand = self.stand._replace(stage=self.stand.stage + 1)
            self.misses = 0
        elif on_miss.cut is not None and self.misses >= on_miss.after:
            loads = {lifter: load * (100 - on_miss.cut) / 100 for lifter, load in self.stand.loads.items()}
            self.stand = Stand(loads)
            self.misses = self.passed = 0


class Counter:
    """What lines have in common that count together; those with stages, or another `on-miss`, have their own row."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self._rows: dict[object, Row] = {}

    def row_of(self, line: Line, on_miss: OnMiss) -> Row:
        alone = len(line.doses) > 1 or line.rungs
        return self._rows.setdefault(id(line) if alone else on_miss, Row(self.progress))

    def begin(self) -> None:
        """Take the stands of all rows as those of the last session, whichever of them has it."""
        for row in self._rows.values():
            row.last = row.stand

    def end_session(self) -> None:
        if not self.progress.is_weekly:
            self._settle()

    def end_week(self) -> None:
        if self.progress.is_weekly:
            self._settle()

    def _settle(self) -> None:
        if any(row.came for row in self._rows.values()):
            for row in self._rows.values():
                row.settle()


class Strain:
    """How an exercise feels in all its lines: how often form was lost in a row, and whether it goes with less weight.

    What hurt and fell short is asked for again, with less weight, as those lines stood that count with it: what the
    miss comes to waits until then.
    """

    def __init__(self) -> None:
        self.lost = 0
        self.eased = False
        self.before: tuple[Row, Stand] | None = None


class Lifter:
    """Somebody who does a line, and what it asks for today."""

    def __init__(self, line: Line, on_miss: OnMiss, counter: Counter, strain: Strain, book: "Book") -> None:
        self.line = line
        self.on_miss = on_miss
        self.progress = counter.progress
        self.counter = counter
        self.row = counter.row_of(line, on_miss)
        self.strain = strain
        self.book = book
        self.row.stand = Stand({**self.row.stand.loads, self: line.load})

    def begin(self, *, counts: bool) -> None:
        """Settle what is asked for today; weeks with a kind ask for what was asked for last."""
        self.was_eased = self.strain.eased
        stand = self.row.stand
        before = self.strain.before
        if self.strain.eased and before is not None and before[0] is self.row:
            stand = before[1]
        elif not counts:
            stand = self.row.last or stand
        if counts:
            self.counter.begin()
            self.row.last = stand
        self.asked = stand
        self.exercise, self.dose, load = self._find_dose(stand)
        if load is not None and self.strain.eased:
            load *= Fraction(9, 10)
        self.exact, self.shown = load, None if load is None else to_the_bar(load)

    def _find_dose(self, stand: Stand) -> tuple[str, Dose, Fraction | None]:
        """Return the exercise of today, its sets and its load; on a ladder that of the line is for its own exercise."""
        line = self.line
        if line.rungs:
            rung = line.rungs[stand.stage]
            own = line.load if rung.exercise == line.exercise else None
            return rung.exercise, rung.dose, own if rung.load is None else rung.load
        if line.percent is not None:
            return line.exercise, line.doses[stand.stage], self.book.best(line.exercise) * line.percent / 100
        return line.exercise, line.doses[stand.stage], stand.loads[self]

    def warm_up(self) -> list[tuple[int, int, Fraction]]:
        """Return the sets, repetitions and loads that lead up to today's; a written load is lowered as others are."""
        warm_up = self.line.warm_up
        if warm_up is None or self.exact is None:
            return []
        if warm_up.sets is None:
            return [*warm_up.lead_up(self.exact)]
        load = to_the_bar(warm_up.load * Fraction(9, 10)) if self.was_eased else warm_up.load
        return [(*warm_up.sets, load)]

    @property
    def may_climb(self) -> bool:
        return self.row.stand.stage + 1 < len(self.line.rungs)

    def come_to(
        self, what: str, heavier: Fraction | None = None, earned: Fraction = Fraction(0), *, climbs: bool = False
    ) -> None:
        """Note what a session came to."""
        self.row.came.append(Came(self, what, heavier, earned, climbs))

    def ease(self, *, is_short: bool) -> None:
        """Go with less weight next time."""
        if not self.was_eased:
            self.strain.before = (self.row, self.asked) if is_short else None
        self.strain.eased, self.strain.lost = True, 0


class Team:
    """Those who do the lines of a plan for one athlete, with what they have in common."""

    def __init__(self, rules: Iterable[Rule], book: "Book") -> None:
        self.book = book
        self._rules = [*rules]
        self._counters: dict[Rule, Counter] = {}
        self._strains: dict[str, Strain] = {}

    def take_on(self, line: Line) -> Lifter:
        progress, rule = progress_of(line, self._rules)
        counter = Counter(progress) if rule is None else self._counters.setdefault(rule, Counter(progress))
        strain = self._strains.setdefault(line.exercise, Strain())
        return Lifter(line, on_miss_of(line, self._rules), counter, strain, self.book)


class Book:
    """What was lifted, and on which day somebody last wrote something down."""

    def __init__(self, maxima: Mapping[str, Fraction]) -> None:
        self.maxima = maxima
        self.sets: list[tuple[date, str, Fraction]] = []
        self.last: date | None = None

    def write(self, today: date, exercise: str, weight: Fraction | None, reps: int, reserve: int = 0) -> None:
        total = reps + reserve
        if weight is not None and total <= 10 and reserve <= 4 and reps > 0:
            self.sets.append((today, exercise, weight if total == 1 else weight * (30 + total) / 30))

    def best(self, exercise: str) -> Fraction:
        since = date.min if self.last is None else self.last - timedelta(days=42)
        known = [each for day, name, each in self.sets if name == exercise and day >= since]
        return max(known, default=self.maxima[exercise])


def unwritten(lifter: Lifter, *, pain: int | None = None, counts: bool) -> None:
    """Go on as the text has it; a session with less weight is no step, and the weight comes back.

    What hurt in the warm-up goes with less weight next time.
    """
    lifter.strain.eased = False
    if hurts(pain):
        lifter.ease(is_short=False)
    if counts:
        lifter.come_to("hold" if lifter.was_eased else "open")


def as_planned(lifter: Lifter, *, pain: int | None = None, counts: bool) -> None:
    lifter.strain.eased, lifter.strain.lost = False, 0
    if hurts(pain):
        lifter.ease(is_short=False)
    if not counts:
        return
    if lifter.was_eased or lifter.strain.eased:
        lifter.come_to("hold")
    else:
        lifter.come_to("pass", earned=lifter.progress.earned(lifter.dose[1]), climbs=lifter.may_climb)


def hurts(pain: int | None) -> bool:
    return pain is not None and pain >= 4


def skipped(lifter: Lifter, *, pain: int | None = None, counts: bool) -> None:
    if hurts(pain):
        lifter.ease(is_short=False)
    if counts:
        lifter.come_to("hold")


def done_with_another(lifter: Lifter, *, pain: int | None, counts: bool) -> None:
    """Another exercise neither steps nor holds; if it hurts, the planned one has less weight next time all the same."""
    if hurts(pain):
        lifter.ease(is_short=False)
    if counts:
        lifter.come_to("hold" if hurts(pain) else "other")


def judge(
    lifter: Lifter, done: list[int], weight: Fraction | None, *, form: bool, pain: int | None, counts: bool
) -> None:
    sets, reps, _ = lifter.dose
    strain, was = lifter.strain, lifter.was_eased
    over = Fraction(0) if weight is None or lifter.shown is None else weight - lifter.shown
    strain.lost = strain.lost + 1 if form else 0
    is_short = len(done) < sets or min(done) < reps
    if hurts(pain) or strain.lost == 2:
        lifter.ease(is_short=is_short)
        what = "miss" if is_short and not was else "hold"
    elif was:
        strain.eased, what = False, "hold"
    elif lifter.may_climb and len(done) >= sets and done[sets - 1] >= reps:
        what = "climb"
    elif is_short:
        what = "miss"
    elif over < 0:
        what = "hold"
    else:
        what = "pass"
    if not counts:
        return
    if what == "climb":
        lifter.come_to("pass", climbs=True)
        return
    if what != "pass" or not lifter.progress.grows:
        lifter.come_to(what)
        return
    reached = done[-1] if lifter.progress.open else min(done)
    lifter.come_to(what, weight if over > 0 else None, lifter.progress.earned(reached))
