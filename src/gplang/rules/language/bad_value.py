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
