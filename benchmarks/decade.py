"""Ten years of training: a plan of 520 weeks, five sessions in each, and the log of all of them; the same in every run.

Who trains here adds weight for some weeks, stalls and goes back, misses a session now and then, and is sometimes sore.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from random import Random

START = date(2026, 1, 5)
WEEKS = 520

_PLAN = """\
plan "Ten years"
  goal      strength
  level     advanced
  start     2026-01-05
  timezone  Europe/Berlin
  at        18:30
  unit      kg
  round     2.5kg

athlete anna
  max  hip-thrust    100kg
  max  hip-thrust    from log
  max  barbell-row   70kg
  max  barbell-row   from log

session hinge posterior
  warmup     rdl              2x5          @bar
  primary    rdl              4x5          @60kg  rest 2-3min
    progress +2.5kg every session
    on-miss  -10% after 2
  secondary  barbell-row      3x8          @65%   rest 2min
  accessory  seated-leg-curl  3x10-12      @35kg  rest 90s
    progress +2.5kg at 12 reps
  accessory  back-extension   2x12         @rir2  rest 75s

session squat lower
  warmup     back-squat       2x5          @bar
  primary    back-squat       4x5          @60kg  rest 2-3min
    progress +2.5kg every session
    on-miss  -10% after 2
  secondary  hip-thrust       3x6          @75%   rest 2min
  accessory  leg-extension    3x10-12      @30kg  rest 90s
    progress +2.5kg at 12 reps
  accessory  calf-raise       2x12         @rir2  rest 60s

session press upper
  warmup     bench-press      2x5          @bar
  primary    bench-press      4x5          @50kg  rest 2-3min
    progress +2.5kg every week
    on-miss  -10% after 2
  secondary  lat-pulldown     3x8-10       @50kg  rest 2min
    progress +2.5kg at 10 reps
  accessory  face-pull        3x15         @rir2  rest 60s

session thrust posterior
  warmup     hip-thrust       2x5          @bar
  primary    hip-thrust       4x6          @75%   rest 2-3min
  secondary  front-squat      3x5          @40kg  rest 2min
    progress +2.5kg every week
    on-miss  -10% after 3
  accessory  back-extension   2x12         @rir2  rest 75s

session pull upper
  warmup     overhead-press   2x5          @bar
  primary    overhead-press   4x5          @30kg  rest 2-3min
    progress +2.5kg every 2 sessions
    on-miss  -10% after 2
  secondary  barbell-row      3x8          @65%   rest 2min
  accessory  db-curl          3x10-12      @10kg  rest 60s
    progress +2kg at 12 reps

week 1-{weeks}
  mon hinge
  tue squat
  wed press
  fri thrust
  sat pull
"""

_DAYS = {"hinge": 0, "squat": 1, "press": 2, "thrust": 4, "pull": 5}

_LIFTS = {
    "hinge": (("rdl", 4, 5, 60, 140), ("barbell-row", 3, 8, 45, 80), ("seated-leg-curl", 3, 12, 35, 70)),
    "squat": (("back-squat", 4, 5, 60, 130), ("hip-thrust", 3, 6, 75, 150), ("leg-extension", 3, 12, 30, 70)),
    "press": (("bench-press", 4, 5, 50, 90), ("lat-pulldown", 3, 10, 50, 80)),
    "thrust": (("hip-thrust", 4, 6, 75, 150), ("front-squat", 3, 5, 40, 90)),
    "pull": (("overhead-press", 4, 5, 30, 55), ("barbell-row", 3, 8, 45, 80), ("db-curl", 3, 12, 10, 20)),
}
"""By session: an exercise, its sets and repetitions, the weight of the first day, and the most after ten years."""

_REST = {
    "hinge": "  did  back-extension  as planned",
    "squat": "  did  calf-raise  as planned",
    "press": "  did  face-pull  3x15 @rir2",
    "thrust": "  did  back-extension  2x12 @rir2",
}
"""What a session has besides."""

_DONE = re.compile(r"done (\S+ \S+) (\S+)")
_DID = re.compile(r"  did  (\S+)  (.*)")
_SETS = re.compile(r"(\d+)x(\d+) @([\d.]+)kg")


def make_plan(weeks: int = WEEKS) -> str:
    """Return the plan."""
    return _PLAN.format(weeks=weeks)


def make_log(plan: str, weeks: int = WEEKS) -> str:
    """Return the log of the first weeks of the plan, which is in a file of this name."""
    return "\n".join((f'log "Ten years"\n  of   "{plan}"\n  for  anna', *_sessions(weeks), ""))


def _sessions(weeks: int) -> Iterator[str]:
    """Yield the records; a weight rises by 2.5 kg after a session without a miss, and falls by a tenth after two."""
    random = Random("decade")
    loads: dict[tuple[str, str], Fraction] = {}
    misses: dict[tuple[str, str], int] = {}
    for week in range(weeks):
        for name, day in _DAYS.items():
            when = START + timedelta(weeks=week, days=day)
            if random.random() < 0.03:
                yield f'\nmissed {when} {name} "ill"'
                continue
            yield f"\ndone {when} 18:{random.randrange(25, 40)} {name} {random.randrange(40, 75)}min"
            for exercise, sets, reps, first, most in _LIFTS[name]:
                key = name, exercise
                load = loads.setdefault(key, Fraction(first))
                able = first + Fraction((most - first) * (week + 26), weeks + 26) + random.randrange(-5, 6)
                yield f"  did  {exercise}  {_write_sets(sets, reps, load, fails=load > able)}"
                misses[key] = misses.get(key, 0) + 1 if load > able else 0
                if misses[key] == 2:
                    loads[key], misses[key] = load * Fraction(9, 10), 0
                elif not misses[key]:
                    loads[key] = load + Fraction(5, 2)
            if name in _REST:
                yield _REST[name]
            if random.random() < 0.01:
                yield f"  pain  lower-back {random.randrange(2, 6)}"
            if random.random() < 0.1:
                yield '  note "slept badly"'


def make_rows(log: str, most: int) -> str:
    """Return the sets of a log with a weight as a table, each in a row, up to a number of rows."""
    rows = ["date,workout,exercise,set,weight,unit,reps"]
    day = ""
    for line in log.split("\n"):
        if found := _DONE.match(line):
            day = ",".join(found.groups())
        elif found := _DID.match(line):
            sets = [each for times, reps, load in _SETS.findall(found[2]) for each in [(load, reps)] * int(times)]
            rows += [f"{day},{found[1]},{number},{load},kg,{reps}" for number, (load, reps) in enumerate(sets, 1)]
    return "\n".join((*rows[: most + 1], ""))


def _write_sets(sets: int, reps: int, load: Fraction, *, fails: bool) -> str:
    weight = f"{float((load / Fraction(5, 2) + Fraction(1, 2)) // 1 * Fraction(5, 2)):g}kg"
    if fails:
        return f"{sets - 1}x{reps} @{weight} @rir1, 1x{reps - 1} @{weight} @rir0"
    return f"{sets}x{reps} @{weight} @rir2"
