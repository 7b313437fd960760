"""A load is in per cent of a maximum that an athlete of the plan does not have.

`@75%` is three quarters of the athlete's one-repetition maximum of that exercise, and `@75% of deadlift` of another's.
Without that maximum the athlete's plan cannot name a weight: it says "75 %", and the lifter has to do the sum. Often an
athlete joined later, or the maximum is given for a relative of the exercise only. It counts what is really done: where
an `or` takes the line's place, nothing is asked for. A percentage is not meant for a substitute, which goes by effort
unless there is a maximum of its own.

Add `max` with the exercise and its weight to the athlete, take the percentage `of` an exercise whose maximum is known,
or write another load or an effort. The message names all athletes who lack it, once for an exercise. A plan without
athletes is built for anybody, and the rule is silent there; so it is for an athlete whose block holds a mistake.

There is no fix: a maximum cannot be guessed. This is a warning and keeps nothing from being built. If percentages are
what you want to be shown, end the line with `# gpl: ignore[E022] reason`, or switch the rule off in the project's
configuration.

    gpl fail
    plan "Per cent of what?"
    athlete anna "Anna"
    session hips
      primary  rdl  4x5  @75%
    week 1-4
      mon hips

    gpl pass
    plan "Per cent of what?"
    athlete anna "Anna"
      max  rdl  120kg
    session hips
      primary  rdl  4x5  @75%
    week 1-4
      mon hips
"""

CODE = "E022"
