"""A word or a unit does not exist in the language.

It stands where one of a fixed list of words belongs: the first word of a line, a role, a focus, a day, a goal, a level,
a method, the kind of a week, a muscle, a piece of equipment, or the unit of a number. Mostly it is a slip of the
keyboard (`primay`), a day written out (`monday`), or a unit as it is written elsewhere: kilograms are `kg`, pounds
`lb`, seconds `s`, minutes `min`. `m` is metres, never minutes.

The hint offers the words that come near, or lists all that can stand there. Names are not meant here: an exercise that
is not known is E010, a session E011.

Where one word comes near, a fix writes it. It is unsafe, because another word may have been meant; only where nothing
else can be, as with `100kgs` or `Monday`, it is safe. The word is an error: the plan is not built until it is mended,
and no comment silences it.

    gpl fail
    session hips posterir
      primay     rdl         4x5  @rir2  rest 2min
      accessory  leg-press   3x8  @100kgs

    gpl pass
    session hips posterior
      primary    rdl         4x5  @rir2  rest 2min
      accessory  leg-press   3x8  @100kg
"""

CODE = "E003"
