"""The schedule of a plan, worked out as the reference page says, week after week and line after line.

Nothing of the product is used. Everything is counted from what was trained before: there is no plan of how a dose
moves, only the list of weeks and sessions in which its line has been.
"""

from datetime import date
from typing import NamedTuple

from reckoning.circuits import go_round
from reckoning.days import Opening, events_of, trained
from reckoning.doses import WEIGHTS, Phase, Row, completed, names_load, phases_of, prescribe
from reckoning.loads import step_on_the_bar
from reckoning.maxima import Facts, facts_of, fits
from reckoning.plans import Adjust, Athlete, Circuit, Drop, Line, Own, Plan, Scheme, Session, Swap, Week
from reckoning.ramps import lead_up
from reckoning.sets import Dose, Group, Step

WORK = ("primary", "secondary", "accessory")
EASY = ("deload", "taper")

Key = tuple[object, ...]


class Place(NamedTuple):
    """A line of a session: `key` is the same for the line where it was written and where it was inherited."""

    key: Key
    line: Line


class Trained(NamedTuple):
    """One session of the schedule."""

    day: date
    week: int
    session: str
    rows: tuple[Row, ...]


def reckon_events(plan: Plan) -> list[tuple[date, str]]:
    """Return the events of a plan, which keep their days."""
    weeks = {number: week for week in plan.weeks for number in week.numbers}
    return [each for number in sorted(weeks) for each in events_of(number, weeks, plan.start)]


def reckon(plan: Plan, athlete: Athlete) -> list[Trained]:
    """Return an athlete's sessions, in the order of their dates; not those of which a week leaves no line."""
    weeks = {number: week for week in plan.weeks for number in week.numbers}
    lines = {each.name: with_targets(lines_of(plan.sessions, each)) for each in plan.sessions}
    book = Book(plan, athlete, weeks)
    found = []
    for opening, name, day in trained(plan, weeks, athlete):
        week = weeks[opening.week]
        own = athlete.own if opening.week >= athlete.own.since else None
        of_week = [(place, change(place, week.changes, f"week {week.numbers}")) for place in lines[name]]
        with_target = with_targets([left for _, left in of_week if left])
        places = [changed(place, left, own) for place, left in of_week if left in with_target]
        circuits = circuits_of(plan.sessions, name)
        found.append((day, opening.week, name, book.enter([each for each in places if each], opening, circuits)))
    return [Trained(*each) for each in found if each[3] or not lines[each[2]]]


def lines_of(sessions: tuple[Session, ...], session: Session) -> list[Place]:
    """Return the lines of a session, with those that it has from another."""
    found: list[Place] = []
    if session.like:
        base = next(each for each in sessions if each.name == session.like)
        inherited = lines_of(sessions, base)
        changed = [change(place, session.changes, session.name) for place in inherited]
        found = [each for each in changed if each is not None]
    written: list[Place] = []
    for number, line in enumerate(session.lines):
        place = Place((session.name, number), line)
        same = [each for each in found if (each.line.role, each.line.exercise) == (line.role, line.exercise)]
        if same and session.like:
            found[found.index(same[0])] = place
            found = [each for each in found if each not in same[1:]]
        else:
            written.append(place)
    for place in written:
        order = ("warmup", "primary", "secondary", "accessory", "finisher")
        rank = order.index(place.line.role)
        at = max((i + 1 for i, each in enumerate(found) if order.index(each.line.role) <= rank), default=0)
        if any(each.line.role == place.line.role for each in found):
            at = max(i + 1 for i, each in enumerate(found) if each.line.role == place.line.role)
        if not session.like:
            at = len(found)
        found.insert(at, place)
    return found


def with_targets(places: list[Place]) -> list[Place]:
    """Leave out ramps up to lines that a derived session has no longer."""
    working = [line for _, line in places if line.role in WORK]
    names = {name for line in working for name in (line.exercise, line.was)}
    return [each for each in places if each.line.ramp is None or each.line.exercise in names]


def circuits_of(sessions: tuple[Session, ...], name: str) -> dict[str, Circuit]:
    """Return the circuits of a session by their letters, with those that it has from another."""
    session = next(each for each in sessions if each.name == name)
    found = circuits_of(sessions, session.like) if session.like else {}
    return found | {each.letter: each for each in session.circuits}


def changed(place: Place, found: Place | None, own: Own | None) -> Place | None:
    """Return a line as the athlete leaves what a week made of it; hers is one line, whatever that was."""
    if found is None or own is None:
        return found
    hers = change(Place(place.key, found.line), own.changes, "athlete")
    return hers if hers is None or hers.key != place.key else found


def change(place: Place, changes: tuple[Swap | Drop, ...], where: str) -> Place | None:
    """Return a line as the changes of a session or a week leave it, None if it is dropped."""
    for each in changes:
        line = place.line
        name = each.old if isinstance(each, Swap) else each.exercise
        if line.exercise != name or (each.role != line.role if each.role else line.role == "warmup"):
            continue
        if isinstance(each, Drop):
            return None
        line = line._replace(exercise=each.new, others=(), was=line.was or line.exercise)
        if each.dose:
            line = line._replace(dose=each.dose, wave=(), once=False, scheme="", deload=None, later=(), ramp=None)
        else:
            line = without_written_loads(line)
        place = Place((*place.key, where, each), line)
    return place


def without_written_loads(line: Line) -> Line:
    return line._replace(
        dose=without_weights(line.dose),
        wave=tuple(step and without_weights(step) for step in line.wave),
        deload=line.deload and without_weights(line.deload),
        later=tuple((week, without_weights(dose)) for week, dose in line.later),
    )


def without_weights(dose: Dose) -> Dose:
    return tuple(without_weight(group) for group in dose)


def without_weights_of(scheme: Scheme) -> Scheme:
    easy = scheme.deload and without_weights(scheme.deload)
    return scheme._replace(steps=tuple(map(without_weights, scheme.steps)), deload=easy)


def without_weight(group: Group) -> Group:
    """Leave out the load and the parts of another exercise; a share is of the new one's maximum."""
    group = group._replace(parts=())
    if group.load is None or group.load.share:
        return group._replace(load=group.load and group.load._replace(lift=""))
    return group._replace(load=None, bare=True)


class Book:
    """What each line and each lift has been in so far."""

    def __init__(self, plan: Plan, athlete: Athlete, weeks: dict[int, Week]) -> None:
        self.plan = plan
        self.athlete = athlete
        self.weeks = weeks
        self.normal = [number for number in sorted(weeks) if not weeks[number].kind]
        self.there: dict[Key, list[int]] = {}  # normal weeks that have a line
        self.before: dict[Key, list[int]] = {}  # how many sessions had counted, each time that a week is in `there`
        self.cycled: dict[Key, list[int]] = {}  # weeks in which a line had its turn
        self.counted: dict[Key, list[int]] = {}  # the week of each session that counts for steps

    def enter(self, places: list[Place], opening: Opening, circuits: dict[str, Circuit]) -> tuple[Row, ...]:
        """Return the rows of a session, and count it; what is optional counts for nothing."""
        number = opening.week
        week = self.weeks[number]
        facts = facts_of(self.plan, self.athlete, self.weeks, number, opening.where)
        rows: list[Row | None] = []
        counted: dict[Key, int] = {}
        for key, line in places:
            held = bool(week.kind) or any(target in ("", line.role, line.exercise) for target in week.holds)
            step, counter = self.step_of(key, line)
            place = Place(key, as_done(line, facts))
            row = self.row_of(place, facts, number, held, step, counter) if line.ramp is None else None
            rows.append(row)
            if not (week.kind or opening.optional or line.optional):
                self.there.setdefault(key, []).append(number)
                self.before.setdefault(key, []).append(len(self.counted.get(counter, ())))
            if not (held or opening.optional or line.optional):
                cycled = self.cycled.setdefault(key, [])
                cycled += [] if number in cycled else [number]
                if row is not None:
                    counted[counter] = number
        for counter, number in counted.items():
            self.counted.setdefault(counter, []).append(number)
        lines = [as_done(line, facts) for _, line in places]
        rows = with_rounds(rows, lines, circuits, week.adjusts)
        return tuple(row for row in with_ramps(rows, [line for _, line in places], facts) if row is not None)

    def step_of(self, key: Key, line: Line) -> tuple[Step | None, Key]:
        """Return the step that holds for a line, and by whose count: the line before its lift before its role."""
        if line.step is not None or line.stands:
            return line.step, key
        for wanted in (line.role, ""):
            for role, exercise, step in self.plan.lift_steps:
                if line.role != "warmup" and (role, exercise) == (wanted, line.exercise):
                    return step, ("lift", role, exercise)
        of_role = [step for role, step in self.plan.role_steps if role == line.role]
        return (of_role[0] if of_role else None), key

    def row_of(
        self, place: Place, facts: Facts, number: int, held: bool, step: Step | None, counter: Key
    ) -> Row | None:
        """Return what a line asks for; None if it is left out."""
        week, line = self.weeks[number], place.line
        step = step and step_on_the_bar(step, line.exercise, facts)
        scheme = next((each for each in self.plan.schemes if each.name == line.scheme), None)
        if scheme and line.was:
            scheme = without_weights_of(scheme)
        phase = self.phase_of(place, number)
        easy = line.deload if line.deload is not None or not scheme or phase.since else scheme.deload
        if week.kind == "deload" and easy is not None:
            if not easy:
                return None
            goes_on = step and step.unit in WEIGHTS and not names_load(easy)
            steps = (step, self.taken(step, phase, place.key, counter, number, held)) if step and goes_on else None
            easy = completed(easy, phase.dose[:1] * len(easy)) if phase.dose else easy
            easy = without_weights(easy) if line.goes_by_effort else easy
            return prescribe(line, easy, steps, (), facts, closed=True)
        dose: Dose | None = phase.dose
        wave: tuple[Dose | None, ...] = scheme.steps if scheme else line.wave
        if wave and not phase.since:
            weeks = weeks_before(self.cycled.get(place.key, []), number)
            turn = max(0, len(weeks) - 1) if held else len(weeks)
            stays = scheme.once if scheme else line.once
            dose = wave[min(turn, len(wave) - 1) if stays else turn % len(wave)]
            dose = completed(dose, line.dose[:1] * len(dose)) if dose and line.dose else dose
        if dose is None:
            return None
        if line.goes_by_effort:
            dose = without_weights(dose)
        adjusts = tuple(each for each in week.adjusts if reaches(each, line))
        if line.label:  # of a station, those of sets change the rounds
            adjusts = tuple(each for each in adjusts if each.what != "sets")
        waves = bool(wave) and not phase.since
        of_rounds = bool(line.label) and step is not None and step.unit == "set"  # only the circuit says how many
        if step and (of_rounds or (step.unit not in WEIGHTS and (waves or line.has_other_dose))):
            step = None
        steps = None if step is None else (step, self.taken(step, phase, place.key, counter, number, held))
        return prescribe(line, dose, steps, adjusts, facts, closed=week.kind in EASY)

    def phase_of(self, place: Place, number: int) -> Phase:
        """Return what holds of a line as written and from later weeks on: from the first normal week that has it."""
        normal = self.normal_weeks_of(place.key, number)
        return [each for each in phases_of(place.line) if not each.since or any(each.since <= week for week in normal)][
            -1
        ]

    def normal_weeks_of(self, key: Key, number: int) -> list[int]:
        """Return the normal weeks that have had a line, with this one."""
        return self.there.get(key, []) + ([] if self.weeks[number].kind else [number])

    def taken(self, step: Step, phase: Phase, key: Key, counter: Key, number: int, held: bool) -> int:
        """Return how many steps come of what was trained; held, those of the last time that counted."""
        written = phase.counts_from(step)
        begun = min((week for week in self.normal_weeks_of(key, number) if week >= written), default=written)
        sessions = [week for week in self.counted.get(counter, []) if not written or week >= begun]
        if written and step.by == "session":  # those before its first session of what is written are over
            first = next((at for at, week in enumerate(self.there.get(key, ())) if week >= written), None)
            sessions = [] if first is None else self.counted.get(counter, [])[self.before[key][first] :]
        before = sessions if step.by == "session" else weeks_before(sessions, number)
        return max(0, len(before) - held) // step.every


def with_rounds(
    rows: list[Row | None], lines: list[Line], circuits: dict[str, Circuit], adjusts: tuple[Adjust, ...]
) -> list[Row | None]:
    """Return the rows with the stations of circuits as they are done in all rounds."""
    found = list(rows)
    for letter, circuit in circuits.items():
        stations = [at for at, line in enumerate(lines) if line.label[:1] == letter]
        reached = [each for each in adjusts if each.what == "sets" and any(reaches(each, lines[at]) for at in stations)]
        left = [(at, row) for at in stations if (row := rows[at]) is not None]
        for place, (at, _) in enumerate(left):
            found[at] = go_round(circuit, [row for _, row in left], place, len(stations), reached)
    return found


def with_ramps(rows: list[Row | None], lines: list[Line], facts: Facts) -> list[Row | None]:
    """Return the rows with those of ramps, which go with the first working line of their exercise."""
    found = list(rows)
    for at, line in enumerate(lines):
        if line.ramp is None:
            continue
        working = [(row, other) for row, other in zip(rows, lines, strict=True) if row and other.role in WORK]
        targets = [row for row, other in working if other.exercise == line.exercise]
        targets += [row for row, other in working if other.was == line.exercise]
        found[at] = lead_up(line.ramp, targets[0], facts) if targets else None
    return found


def as_done(line: Line, facts: Facts) -> Line:
    """Return a line as it is done with what there is: the first other exercise that fits, else its own."""
    for name, dose in line.others if not fits(line.exercise, facts.kit) else ():
        if fits(name, facts.kit):
            done = line._replace(exercise=name, instead_of=line.exercise, has_other_dose=bool(dose))
            if dose:
                return done._replace(dose=dose, wave=(), scheme="", deload=None, later=())
            return done
    return line


def weeks_before(weeks: list[int], number: int) -> list[int]:
    """Return each of these weeks once, as far as it is before another."""
    return [each for each in dict.fromkeys(weeks) if each < number]


def reaches(adjust: Adjust, line: Line) -> bool:
    if not adjust.target:
        return line.role in WORK
    names = (line.exercise, line.instead_of)
    return adjust.target == line.role or (adjust.target in names and line.role != "warmup")
