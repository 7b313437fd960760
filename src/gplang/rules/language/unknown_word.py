"""A word or a unit does not exist in the language.

It stands where one of a fixed set of words is expected: the first word of a line, a role, a focus, a day, a goal, a
level, a method, the kind of a week, a muscle, a piece of equipment, a scheme, or the unit of a number. Usually it is
a typing error (`primay`), a day written out (`monday`), or a unit written in another way: kilograms are `kg`, pounds
`lb`, seconds `s`, minutes `min`. `m` is metres, never minutes.

The hint offers similar words, or lists all that are allowed there. Names have rules of their own: an unknown exercise
is E010, an unknown session E011.

Where one word is a close match, a fix writes it. It is unsafe, because another word may have been meant; only where
there is no other reading, as with `100kgs` or `Monday`, it is safe. The word is an error: the plan is not built until
it is fixed, and no comment suppresses it.

    gpl fail
    session hips posterir
      primay     rdl         4x5  @rir2  rest 2min
      accessory  leg-press   3x8  @100kgs

    gpl fixed
    session hips posterior
      primary    rdl        4x5  @rir2         rest 2min
      accessory  leg-press  3x8        @100kg

    gpl pass
    session hips posterior
      primary    rdl         4x5  @rir2  rest 2min
      accessory  leg-press   3x8  @100kg
"""

CODE = "E003"
MESSAGES = (
    "`{word}` has an unknown unit",
    "`{word}` is in metres",
    "`{word}` is neither an effort nor a load",
    "`{word}` is no role",
    "`{word}` starts no line",
    "`{word}`: a plan holds no links",
    "{what} is timed in s or min, not h",
    "a role and an exercise are missing",
    "unknown {what} `{word}`",
)
