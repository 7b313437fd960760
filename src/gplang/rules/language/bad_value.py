"""A value makes no sense, or something is said twice.

The line can be read, but what it says is impossible. The usual causes:

- a range that runs backwards: `3x12-8` is `3x8-12`;
- a count or a load of nothing, or less: `0x8`, `@0kg`;
- more than is possible: over 1,000 repetitions in a set, an effort outside 0 to 10, over 110 % of a maximum, over
  2,000 kg or lb, a rest over 60 minutes, a session over 10 hours, a pause over 366 days;
- a date or a time of day that does not exist, an unknown time zone, or an unknown gym;
- a gym that says nothing (a warning), has plates and no bar, an odd number of plates, or bar and plates in two units;
- a setting, `rest`, a cue or `progress` given twice, or two efforts or two loads in one group of sets;
- a `progress` that does not suit its line: a limit below the start, repetitions on timed sets;
- a `swap` or `drop` that finds no line, or stands in a session that is `like` no other;
- in a log, what only a plan can say: a range, `3x5+`, a percentage; and pain over 10;
- a reserved name (`rest`, `sets`, `a1`), and an edition that this version does not know.

The message names the value and the hint says what is possible. All limits are in the table "Limits" of
docs/language.md.

Where the intention is clear, a fix writes it. It is unsafe, because it changes what is trained. The value is an error:
the plan is not built until it is fixed, and no comment suppresses it.

    gpl fail
    session hips
      primary    rdl         4x8-6  @rir2
      secondary  hip-thrust  3x8    @rir2 @rpe8

    gpl fixed
    session hips
      primary  rdl  4x6-8  @rir2
      secondary  hip-thrust  3x8    @rir2 @rpe8

    gpl pass
    session hips
      primary    rdl         4x6-8  @rir2
      secondary  hip-thrust  3x8    @rir2
"""

CODE = "E020"
MESSAGES = (
    "{count} % behind {other} %",
    "{amount} of a maximum; at most {most}",
    "{amount} of a maximum; from {low} to {high} %",
    "{date} does not exist: {why}",
    "{time} is no time of day",
    "{amount} on the body's weight",
    "{amount} on the body's weight; at most {most}",
    "{count} for a complex of {parts} parts",
    "{count} numbers for `{exercise}`, which is not a complex",
    "{count} plates of one weight",
    "{count} reps",
    "{count} reps behind {other}",
    "{count} reps in a set of a ramp",
    "{count} {what} in one set; at most {most}",
    "{count} rounds",
    "{count} rounds; at most {most}",
    "{count} sets",
    "{count} sets for {rounds}",
    "{count} sets of a station",
    "`{word}` on `{exercise}`, which is done without a load",
    "{load} on `{exercise}`, which is done without a load",
    "{effort}; the scale ends at {most}",
    "{effort}; the scale has half steps only",
    "{scale} changes by a count of up to {most}",
    "{scale} changes by half steps",
    "`{word}` adds to the load",
    "`{word}` behind a ramp",
    "`{word}` below `{other}`",
    "`{word}` beside {what}",
    "`{word}` has a broken count",
    "`{word}` has a meaning of its own, and is no exercise",
    "`{word}` has a negative count",
    "`{word}` in a session that is like no other",
    "`{word}` in a tempo",
    "`{exercise}` is a complex itself",
    "{what} is given twice",
    "`{word}` is more than one day",
    "`{word}` is negative",
    "`{word}` is no limit for {what}",
    "`{word}` is no load",
    "`{word}` is not a letter",
    "`{word}` is one day",
    "`{word}` is reserved and cannot name {what}",
    "`{word}` on a line without an open set",
    "`{word}` twice",
    "`{word}` under an exercise line",
    "`{word}` without a {what} before it",
    "a `{word}` for everybody that begins in a week",
    "a bar and plates in kg and lb",
    "a complex of one exercise",
    "a cut of {amount}",
    "a load of {amount}",
    "a load of {amount}; at most {most}",
    "a maximum from {count} repetitions; at most {most}",
    "a maximum grows by a weight, not by `{word}`",
    "a note in a week without a session",
    "a pause of {count} days; at most {most}",
    "a raise of {amount}",
    "a ramp beside other sets",
    "a ramp that is no warm-up",
    "a ramp up to {percent} %",
    "a ramp up to no working set of `{exercise}` in this session",
    "a ramp with steps of its own",
    "a reminder of {amount}; at most {most} minutes",
    "a rest of {amount}; at most {most}",
    "a rotation without a session",
    "a scheme beside {what}",
    "a scheme in {what}",
    "a scheme that always leaves the line out",
    "a scheme without steps",
    "a second {what}",
    "a session's length of {amount}",
    "a share of the maximum of `{exercise}` itself",
    "a step {way} to {limit} that starts at {start}",
    "a step in what {source}",
    "a step of {amount}",
    "a step of {what} on a line that has none",
    "a step of sets at a station",
    "a training max of nobody",
    "a wave beside {what}",
    "a wave of one step",
    "a wave that always leaves the line out",
    "a week is like a week number",
    "a weight of {amount}",
    "after {count} misses",
    "an EMOM of {minutes} min with {count} stations",
    "an event in a gym",
    "an event in a rotation: `{event}`",
    "an event that is optional",
    "a session's length of {amount}; at most {most} minutes",
    "an event's length of {amount}; at most {most} minutes",
    "an exercise is like another exercise, not a week",
    "an odd number of plates, {count}",
    "every {count} {what}",
    "fast metres for each side",
    "from week {week}",
    "gym `{gym}` has plates and no bar",
    "gym `{gym}` says nothing",
    "loads are shown in {unit} and rounded in {other}",
    "{day} is given twice in one line",
    "{day} is moved twice",
    "{day} moved to itself",
    "no {line} to {change} in {where}",
    "no line for circuit {circuit}",
    "no load is a squat rack",
    "no session on {day} to move{weeks}",
    "one stage",
    "only a load can grow at a number of reps",
    "reps changed by a weight",
    "sets changed by {amount}",
    "stages beside {what}",
    "steps in kg and in lb",
    "the best of `{exercise}`, which is no sprint and no jump",
    "the days run backwards",
    "the first stage is of `{exercise}`, the line of `{other}`",
    "the range {range} runs backwards",
    "the stations of circuit {circuit} do not stand together",
    "the time of a circuit is one number of min or h, not {amount}",
    "the time of a circuit of {amount}; at most {most} minutes",
    "the top of another exercise",
    "two efforts in one group of sets",
    "two loads in one group of sets",
    "unknown edition {edition} of the language",
    "unknown escape `{word}`",
    "unknown gym `{gym}`",
    "unknown time zone `{zone}`",
    "week {week}; weeks count from {first}",
    "`{word}` does not say how many were done",
    "a log holds weights, no percentages",
    "a log of {count} athletes; it holds one",
    "a log says what was done, in one number",
)
