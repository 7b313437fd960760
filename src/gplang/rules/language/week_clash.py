"""Weeks or days contradict each other, or a `like` leads nowhere or into a reference cycle.

Each line by itself is right, but they cannot all be true:

- a week is described twice, or one is missing: weeks count from 1, and each up to the last is described once;
- two sessions, or a session and an event, stand on one day at one time, or the same session twice on one day without
  times; an athlete's own times of day count too;
- a session stands on a day that is `rest`;
- a week is `like` a week that does not exist;
- weeks, sessions or exercises are `like` each other in a reference cycle.

The finding is on the line to change and points at the others. Remove one of the two, or give sessions of one day
different times (`mon upper 18:30`). A week off in the middle of a plan is not a gap in the numbers but a `pause` in the
plan's settings. To break a cycle, write one of its members out.

There is no fix: only you know which line is right. It is an error: the plan is not built until it is fixed, and no
comment suppresses it.

    gpl fail
    plan "Full Monday"
    session hips
      primary  rdl          4x5  @rir2
    session upper
      primary  bench-press  4x5  @rir2
    week 1-2
      mon hips 18:00
      mon upper 18:00
    week 4
      like 2

    gpl pass
    plan "Full Monday"
    session hips
      primary  rdl          4x5  @rir2
    session upper
      primary  bench-press  4x5  @rir2
    week 1-2
      mon hips 7:00
      mon upper 18:30
    week 3
      like 2
"""

CODE = "E030"
MESSAGES = (
    "a `{word}` from week {week} on, which does not exist",
    "{what} on {day} at {time}",
    "a session on {days}, which {is_rest}",
    "{what} is like itself",
    "{what} are like each other: {names}",
    "weeks are like each other in a cycle",
    "maxima are shares of each other: {names}",
    "the same session twice on {day}",
    "{weeks} defined twice",
    "week {week} is given twice in one header",
)
