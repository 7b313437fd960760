"""A number lacks its unit, so that it can be read in more than one way.

Only counts are bare: sets, repetitions and weeks. Loads, rest, lengths, reminders and steps name their unit, because
nobody can tell `@8` for an effort of 8 from 8 kg, `@70` for 70 kg from 70 % or `rest 2` for minutes from seconds.

The hint offers the readings there are. Write the unit right behind the number, without a space: `@rpe8`, `@70kg`,
`@70%`, `rest 90s`, `75min`. The setting `unit` only says in which unit loads are shown; it never stands in for one that
is missing.

Where one reading is much likelier than the others, a fix writes it. It is unsafe, because another may have been meant.
The number is an error: the plan is not built until it is mended, and no comment silences it.

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
