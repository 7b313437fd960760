"""Plans to measure with: whole, without errors, all different, and the same in every run.

They are written the way people write: comments, aligned columns, cues here and there, one's own loads. The
words are listed here and not taken from the catalog, so that a new exercise does not change the text.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from random import Random

from gplang.model.imports import ImportRefused
from gplang.syntax.line import split_comment


def _list(words: str) -> list[str]:
    return words.split()


_WARMUPS = _list(
    "band-walk monster-walk clamshell fire-hydrant cat-camel ninety-ninety hip-airplane leg-swing inchworm"
    " adductor-rock band-pull-apart wall-slide thoracic-rotation dowel-hinge glute-bridge hamstring-walkout"
)
_PRIMARIES = _list(
    "rdl hip-thrust deadlift trap-bar-deadlift sumo-deadlift back-squat front-squat pause-squat box-squat"
    " bench-press close-grip-bench-press overhead-press incline-bench-press barbell-row good-morning"
)
_SECONDARIES = _list(
    "leg-press hack-squat db-rdl snatch-grip-rdl machine-hip-thrust smith-hip-thrust pendlay-row seal-row"
    " t-bar-row push-press db-bench-press floor-press lat-pulldown machine-chest-press barbell-glute-bridge"
)
_ACCESSORIES = _list(
    "seated-leg-curl lying-leg-curl nordic-curl back-extension reverse-hyper leg-extension calf-raise face-pull"
    " incline-db-press db-row seated-cable-row chest-supported-row lateral-raise rear-delt-fly db-curl hammer-curl"
    " triceps-pushdown skull-crusher cable-fly pull-through slider-curl machine-abduction cable-crunch"
)
_ONE_SIDED = _list("sl-rdl bulgarian-split-squat reverse-lunge step-up walking-lunge sl-hip-thrust cable-abduction")
_HOLDS = _list("plank side-plank hollow-hold copenhagen-plank wall-sit dead-hang")
_FINISHERS = _list("kb-swing sled-push jump-rope battle-ropes farmers-carry box-jump")

_FOCUSES = ("posterior", "quad", "lower", "mixed", "upper", "full")
_DAYS = ("mon", "tue", "thu", "sat")
_NAMES = ("anna", "ben", "carla", "deniz", "emil", "farah")
_WORDS = _list(
    "slow on the way down hips back bar close ribs stay low push the floor away pause at the bottom keep shoulder"
    " blades tight knees out small steps leave two in reserve stop when it gets sloppy breathe brace drive through"
    " heels elbows under full lockout light enough to feel last set may be hard same load as last week"
)


def make_plans(lines: int, seed: str, sizes: tuple[int, int] = (100, 1000)) -> list[str]:
    """Return different plans with about so many lines together, each of a length within `sizes`."""
    plans: list[str] = []
    while lines > 0:
        random = Random(f"{seed} {len(plans)}")
        plans.append(make_plan(random, min(random.randint(*sizes), max(lines, 60))))
        lines -= count_lines(plans[-1])
    return plans


def make_plan(random: Random, lines: int, athletes: tuple[int, int] = (0, 2)) -> str:
    """Return one plan of about so many lines, for a number of athletes within `athletes`."""
    head = list(_write_head(random, athletes))
    sessions: list[list[str]] = []
    # Sixteen lines in a hundred are for the weeks: a block of ten for every four sessions of thirteen.
    while not sessions or sum(map(len, sessions)) < (lines - len(head)) * 0.84:
        sessions.append(list(_write_session(random, len(sessions) + 1)))
    body = [line for session in sessions for line in session]
    return "\n".join((*head, *body, *_write_weeks(random, len(sessions)))) + "\n"


def count_lines(text: str) -> int:
    """Return how many lines a text has."""
    return text.count("\n")


def find_statements(text: str) -> Iterator[str]:
    """Yield the statements of a plan, without comments and indentation; blank lines are none."""
    for line in text.splitlines():
        if code := line[: split_comment(line)].strip():
            yield code


def refuse_imports(importer: str, target: str) -> ImportRefused:
    """Import nothing: the loader for texts that stand alone."""
    return ImportRefused(f"{importer} stands alone, without {target}")


def _write_head(random: Random, athletes: tuple[int, int]) -> Iterator[str]:
    yield f"# {_say(random, 8, 14)}."
    yield "gpl 1"
    yield ""
    yield f'plan "{_say(random, 2, 5)}"'
    yield f"  goal      {random.choice(('strength', 'hypertrophy', 'balance'))}"
    yield f"  start     2027-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    yield "  timezone  Europe/Berlin"
    yield f"  at        {random.randint(6, 20):02}:{random.choice(('00', '15', '30'))}"
    yield "  round     2.5kg"
    yield f"  progress  accessory +1rep every {random.randint(2, 4)} weeks to 15"
    yield ""
    for name in random.sample(_NAMES, random.randint(*athletes)):
        yield f'athlete {name} "{name.title()}"'
        for exercise in _PRIMARIES:
            yield f"  max        {exercise:22} {random.randint(16, 80) * 2.5:g}kg"
        yield ""


def _write_session(random: Random, number: int) -> Iterator[str]:
    if random.random() < 0.4:
        yield f"# {_say(random, 6, 16)}."
    title = _say(random, 1, 4)
    yield f'session day-{number} "{title}" {random.choice(_FOCUSES)} {random.randrange(45, 95, 5)}min'
    for exercise in random.sample(_WARMUPS, random.randint(1, 3)):
        yield _write_line(random, "warmup", exercise, f"{random.randint(1, 3)}x{random.randint(6, 15)}")
    yield from _write_primary(random)
    for exercise in random.sample(_SECONDARIES, random.randint(1, 2)):
        dose = f"{random.randint(3, 4)}x{random.randint(6, 10)}"
        load = f"@{_rir(random)} @{random.randint(12, 60) * 2.5:g}kg"
        yield _write_line(random, "secondary", exercise, dose, load, f"rest {random.randrange(90, 195, 15)}s")
    yield from _write_accessories(random)
    if random.random() < 0.4:
        exercise = random.choice(_FINISHERS)
        dose = f"{random.randint(2, 4)}x20m" if exercise in ("sled-push", "farmers-carry") else "3x15"
        yield _write_line(random, "finisher", exercise, dose, "@moderate", f"rest {random.randrange(45, 105, 15)}s")
    if random.random() < 0.3:
        yield f'  note       "{_say(random, 6, 14)}."'
    yield ""


def _write_primary(random: Random) -> Iterator[str]:
    exercise, sets = random.choice(_PRIMARIES), random.randint(3, 5)
    load = f"@{random.randint(60, 85)}%" if random.random() < 0.3 else f"@{random.randint(20, 80) * 2.5:g}kg"
    dose = f"{sets}x{random.randint(3, 8)}"
    if random.random() < 0.2:
        dose = f"1x{random.randint(1, 3)} @rir1 @{random.randint(60, 80) * 2.5:g}kg, {dose}"
    yield _write_line(random, "primary", exercise, dose, f"@{_rir(random)} {load}", "rest 2-3min")
    if random.random() < 0.5:
        yield f"    progress +{random.choice(('2.5kg', '5kg', '1rep'))} every {random.choice(('week', '2 weeks'))}"
    elif random.random() < 0.5:
        steps = " | ".join(f"{sets}x{random.randint(3, 8)} @{_rir(random)}" for _ in range(random.randint(2, 4)))
        yield f"    wave {steps}"
    if random.random() < 0.25:
        yield f"    or       {random.choice(_SECONDARIES)}"


def _write_accessories(random: Random) -> Iterator[str]:
    labels = random.random() < 0.5
    for number, exercise in enumerate(random.sample(_ACCESSORIES + _ONE_SIDED + _HOLDS, random.randint(2, 5))):
        sets = random.randint(2, 4)
        dose, effort = f"{sets}x{random.randint(8, 12)}-{random.randint(13, 15)}", f"@{_rir(random)}"
        if exercise in _ONE_SIDED:
            dose = f"{sets}x{random.randint(8, 12)}/side"
        elif exercise in _HOLDS:
            dose, effort = f"{sets}x{random.randrange(20, 65, 5)}s", ""
        label = f"{'AB'[number // 2 % 2]}{number % 2 + 1} " if labels and number < 4 else ""
        yield _write_line(random, "accessory", label + exercise, dose, effort, f"rest {random.randrange(45, 120, 15)}s")


def _write_line(random: Random, role: str, exercise: str, *parts: str) -> str:
    line = f"  {role:10} {exercise:22} {'  '.join(part for part in parts if part)}"
    if random.random() < 0.2:
        line += f'  "{_say(random, 2, 7)}"'
    return f"{line}  # {_say(random, 2, 8)}" if random.random() < 0.1 else line


def _write_weeks(random: Random, sessions: int) -> Iterator[str]:
    """Train each session in the weeks of a block: a few weeks of building, then an easier one."""
    names = cycle(f"day-{number}" for number in range(1, sessions + 1))
    week = 1
    for _ in range(-(-sessions // len(_DAYS))):
        last = week + random.randint(2, 3)
        yield f'week {week}-{last} "{_say(random, 1, 3)}"'
        yield from (f"  {day} {name}" for day, name in zip(_DAYS, islice(names, len(_DAYS)), strict=True))
        yield ""
        yield f"week {last + 1} deload"
        yield f"  like {last}"
        yield f"  adjust sets -{random.randrange(30, 55, 5)}%"
        yield ""
        week = last + 2


def _rir(random: Random) -> str:
    return f"rir{random.randint(1, 3)}" if random.random() < 0.8 else f"rpe{random.randint(7, 9)}"


def _say(random: Random, least: int, most: int) -> str:
    return " ".join(random.choices(_WORDS, k=random.randint(least, most))).capitalize()
