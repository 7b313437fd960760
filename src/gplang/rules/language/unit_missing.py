"""A number lacks its unit, so it can be read in more than one way.

Only counts have no unit: sets, repetitions and weeks. Loads, rest, durations, reminders and steps name their unit,
because `@8` may be an effort of 8 or 8 kg, `@70` may be 70 kg or 70 %, and `rest 2` may be minutes or seconds.

The hint offers the possible readings. Write the unit right after the number, without a space: `@rpe8`, `@70kg`, `@70%`,
`rest 90s`, `75min`. The setting `unit` only says in which unit loads are shown; it never replaces a missing one.

Where one reading is much likelier than the others, a fix writes it. It is unsafe, because another may have been meant.
The number is an error: the plan is not built until it is fixed, and no comment suppresses it.

    gpl fail
    session hips
      primary    rdl         4x5  @8      rest 120
      secondary  hip-thrust  3x8  @90

    gpl pass
    session hips
      primary    rdl         4x5  @rpe8   rest 120s
      secondary  hip-thrust  3x8  @90kg
"""

CODE = "E021"
MESSAGES = (
    "`{word}` has no unit",
    "`{dose}` has a third number without a unit",
)
