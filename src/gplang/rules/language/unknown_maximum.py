"""A load is in per cent of a maximum that an athlete of the plan does not have.

`@75%` is three quarters of the athlete's one-repetition maximum of that exercise, and `@75% of deadlift` of another's.
Without that maximum the athlete's plan cannot name a weight: it says "75 %", and the lifter has to do the calculation.
Often an athlete joined later, or the maximum is given only for a related exercise. Only the exercise that is really
done counts: where an `or` takes the line's place, no maximum is needed. The line's percentage does not apply to a
substitute, which goes by effort unless it has a maximum of its own; one that the `or` writes itself needs that maximum.

Add `max` with the exercise and its weight to the athlete, take the percentage `of` an exercise whose maximum is known,
or write another load or an effort. The message names all athletes who lack it, once per exercise. A plan without
athletes is built for anybody, and the rule reports nothing there, nor for an athlete whose block has a mistake.

There is no fix: a maximum cannot be guessed. This is a warning and does not keep the plan from being built. If you want
percentages to be shown, end the line with `# gpl: ignore[E022] reason`, or switch the rule off in the project's
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
MESSAGES = (
    "{load} is of an unknown maximum: {athletes} without `max {exercise}`",
    "{load} is of an unknown training max: {athletes} without `training-max {exercise}`",
)
