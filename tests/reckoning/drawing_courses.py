"""Plans for one or two, drawn at random."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from reckoning.course_plans import Athlete, Plan, Swap, Week
from reckoning.lines import STEP, Line, OnMiss, Progress, Rule, Rung, WarmUp, on_miss_of, progress_of
from reckoning.training import draw_weight

EXERCISES = ("back-squat", "deadlift", "bench-press", "overhead-press", "barbell-row", "front-squat", "hip-thrust")
OTHERS = ("leg-press", "rdl", "db-bench-press", "push-press", "pendlay-row", "goblet-squat", "good-morning", "db-row")
"""What is done in place of something, or for a week."""

ROLES = ("primary", "secondary", "accessory")


def draw_plan(random: Random) -> Plan:
    names = ["a", "b", "c"][: random.choice([1, 2, 2, 3])]
    exercises = random.sample(EXERCISES, len(EXERCISES))
    others = random.sample(OTHERS, len(OTHERS))
    sessions = {
        name: [draw_line(exercises.pop(), random) for _ in range(random.randint(1, 3 if len(names) < 3 else 2))]
        for name in names
    }
    for _ in range(random.randint(0, 2 * len(names) - 2)):
        repeat(sessions, random)
    lines = [line for there in sessions.values() for line in there]
    rules = draw_rules(lines, random)
    circuits = {name: each for name, there in sessions.items() if (each := join(there, random))}
    for line in random.sample(lines, random.randint(0, min(2, len(lines)))):
        line.choices = [others.pop() for _ in range(random.randint(1, 2))]
    for line in random.sample(lines, random.choice([0, 0, 1])):
        climb(line, lines, others, random)
    for line in random.sample(lines, random.randint(0, 1)):
        if lines_of(line.exercise, lines) == 1 and line.percent is None and not line.rungs and line.rounds is None:
            line.warm_up = draw_warm_up(random)
    settle(lines, rules)
    turns = len(names) > 1 and random.random() < 0.5
    weeks = []
    for _ in range(random.randint(3, 8)):
        days = sorted(random.sample(range(7), random.randint(1, 3)))
        kind = random.choice(["", "", "", "", " deload"])
        weeks.append(draw_week(days, [] if turns else names, kind, random))
    plan = Plan(sessions, circuits, weeks, [], rules)
    for at in random.sample(range(len(weeks)), random.randint(0, 2)):
        olds = [*swappable(plan, weeks[at].names or names)]
        if others and olds:
            old = random.choice(olds)
            _, _, amrap = old.doses[0]
            new = Line(others.pop(), [(random.randint(1, 4), random.randint(3, 8), amrap)], draw_weight(random))
            weeks[at].swap = Swap(old, put_in_place(old, new), at)
    percents = [line for line in lines if line.percent is not None]
    athletes = [Athlete(name, {line.exercise: draw_weight(random) for line in percents}) for name in ("ann", "bo")]
    athletes[-1].swap = draw_swap(plan, others, random)
    return replace(plan, athletes=athletes[: random.randint(1, 2)])


def draw_week(days: list[int], names: list[str], kind: str, random: Random) -> Week:
    """Return a week with these days, some of which have two sessions."""
    there = [(day, name) for day in days for name in random.sample(names, min(random.choice([1, 1, 1, 2]), len(names)))]
    return Week([day for day, _ in there] if names else days, [name for _, name in there], kind)


def repeat(sessions: dict[str, list[Line]], random: Random) -> None:
    """Put an exercise of one session into another one, too, with a dose of its own."""
    here, there = random.sample([*sessions], 2)
    exercise = random.choice(sessions[here]).exercise
    if exercise not in {line.exercise for line in sessions[there]}:
        sessions[there].insert(random.randint(0, len(sessions[there])), draw_line(exercise, random))


def draw_rules(lines: list[Line], random: Random) -> list[Rule]:
    """Return what a plan says once; most lines for which it does say nothing themselves."""
    rules: list[Rule] = []
    for exercise in dict.fromkeys(line.exercise for line in lines):
        alike = [line for line in lines if line.exercise == exercise]
        often = 0.35 if len(alike) == 1 else 0.9
        role = random.choice([None, None, random.choice(alike).role])
        if random.random() < often:
            rules.append(Rule(draw_progress(random.choice(alike).doses[0][1], random), role, exercise))
        if random.random() < often:
            rules.append(Rule(draw_on_miss(random), random.choice([None, role]), exercise))
    for role in ROLES:
        if random.random() < 0.15:
            rules.append(Rule(draw_progress(5, random, may_be_open=False), role))
        if random.random() < 0.15:
            rules.append(Rule(draw_on_miss(random), role))
    for line in lines:
        if random.random() < 0.8 and progress_of(replace(line, progress=None), rules)[0].grows:
            line.progress = None
        if random.random() < 0.8 and on_miss_of(replace(line, on_miss=None), rules).cut:
            line.on_miss = None
    return random.sample(rules, len(rules))


def lines_of(exercise: str, lines: list[Line]) -> int:
    return sum(line.exercise == exercise for line in lines)


def draw_warm_up(random: Random) -> WarmUp:
    how = random.choice(["written", "ramp", "steps"])
    if how == "written":
        return WarmUp((random.randint(1, 3), random.randint(5, 8)), random.randint(8, 14) * STEP)
    return WarmUp(steps=((5, 40), (3, 60), (2, 80)) if how == "steps" else ())


def climb(line: Line, lines: list[Line], others: list[str], random: Random) -> None:
    """Make a ladder of a line, if its exercise is in no other one."""
    alike = [each for each in lines if each.exercise == line.exercise]
    if len(alike) > 1 or line.percent is not None or line.rounds is not None or len(others) < 2:
        return
    exercise = line.exercise
    line.doses = [(random.randint(1, 4), random.randint(3, 8), False)]
    line.rungs = [Rung(exercise, line.doses[0], named=random.random() < 0.5)]
    for at in range(random.randint(1, 4)):
        named = random.random() < 0.5 or not at
        exercise = others.pop() if named and others else exercise
        load = draw_weight(random) if random.random() < 0.4 else None
        line.rungs.append(Rung(exercise, (random.randint(1, 4), random.randint(3, 8), False), load, named=named))
    line.rungs[1:1] = [Rung(line.exercise, (3, 6, False), named=False)] * random.randint(0, 1)


def settle(lines: list[Line], rules: list[Rule]) -> None:
    """Let lines whose load is a share hold, and those with a step for an open set have one."""
    for line in lines:
        progress, _ = progress_of(line, rules)
        if line.percent is not None or line.rungs or (line.rounds is not None and progress.open):
            line.progress = Progress() if progress.grows else None
            line.on_miss = OnMiss() if on_miss_of(line, rules).cut else line.on_miss
        elif progress.open:
            line.doses = [(sets, reps, True) for sets, reps, _ in line.doses]


def swappable(plan: Plan, names: list[str]) -> Iterator[Line]:
    """Yield the lines of sessions that one in their place may stand for: their exercise is trained nowhere else."""
    exercises = [line.exercise for there in plan.sessions.values() for line in there]
    for name in dict.fromkeys(names):
        for line in plan.sessions[name]:
            if line.rounds is None and line.warm_up is None and exercises.count(line.exercise) == 1:
                yield line


def draw_swap(plan: Plan, others: list[str], random: Random) -> Swap | None:
    """Return what an athlete does in place of a line, from some week on."""
    name = random.choice([*plan.sessions])
    trained = [at for at, week in enumerate(plan.weeks) if name in (week.names or plan.sessions)]
    away = [week.swap.old for week in plan.weeks if week.swap is not None]
    olds = [line for line in swappable(plan, [name]) if not any(line is each for each in away)]
    if not (others and olds and trained) or random.random() < 0.5:
        return None
    old = random.choice(olds)
    new = draw_line(others.pop(), random, in_kg=True)
    if old.progress is not None and old.progress.open and new.progress is None:
        new.doses = [(*new.doses[0][:2], True)]
    return Swap(old, put_in_place(old, new), random.randint(0, trained[-1]))


def put_in_place(old: Line, new: Line) -> Line:
    """Return a line as it stands in place of another one: it has its own dose, and what else it writes itself."""
    new.progress = new.progress or old.progress
    new.doses, new.role, new.on_miss = new.doses[:1], old.role, old.on_miss
    new.choices, new.written = [old.exercise], False
    return new


def join(lines: list[Line], random: Random) -> str | None:
    """Label two lines or more as a superset, or as a circuit; return what the session says of that."""
    how = random.choice(["alone", "alone", "superset", "circuit"])
    if how == "alone" or len(lines) < 2:
        return None
    for at, line in enumerate(lines):
        line.label = f"A{at + 1}"
    if how == "superset":
        return None
    rounds = random.randint(2, 4)
    for line in lines:
        _, reps, _ = line.doses[0]
        line.rounds, line.doses = rounds, [(rounds, reps, False)]
    return f"  circuit A {rounds} rounds"


def draw_line(exercise: str, random: Random, *, in_kg: bool = False) -> Line:
    sets, reps = random.randint(1, 4), random.randint(3, 8)
    line = Line(exercise, [(sets, reps, random.random() < 0.3)], draw_weight(random), random.choice(ROLES))
    if random.random() < 0.15 and not in_kg:
        line.percent = random.randint(50, 90)
        return line
    if random.random() < 0.9:
        line.progress = draw_progress(reps, random)
        if line.progress.open:
            line.doses = [(sets, reps, True)]
    if random.random() < 0.3:
        line.doses += [(sets + 1, max(reps - 1, 1), line.doses[0][2]), (sets + 2, max(reps - 2, 1), line.doses[0][2])]
    if random.random() < 0.6:
        line.on_miss = draw_on_miss(random)
    return line


def draw_progress(reps: int, random: Random, *, may_be_open: bool = True) -> Progress:
    amount = random.randint(1, 3) * STEP
    kind = random.choice(["session", "week", "at", "open"] if may_be_open else ["session", "week", "at"])
    if kind in ("session", "week"):
        return Progress((random.choice([1, 1, 2, 3]), kind), amount)
    if kind == "at":
        return Progress(at=((reps + random.randint(0, 2), amount),))
    return Progress(at=((reps + 1, amount), (reps + 3, amount * 2)), open=True)


def draw_on_miss(random: Random) -> OnMiss:
    return OnMiss(random.choice([5, 10, 15]), random.randint(1, 3)) if random.random() < 0.9 else OnMiss()
