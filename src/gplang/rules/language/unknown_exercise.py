"""An exercise is neither in the catalog nor defined in the plan.

An exercise is written by its name or one of its aliases, from the catalog, the file itself, or a file that it uses.
Case, hyphens and spaces do not count. The usual causes are a typing error (`rld`), a local name that the catalog does
not know, and a forgotten `use` of the file that defines it. While a used file is missing, no exercise is reported as
unknown, since it may be defined there.

Write one of the names that the hint offers; `gpl exercises` lists them all. An exercise of your own takes two lines:
`exercise my-lift` and `like rdl`, or what it trains instead. If it is only another name for an exercise of the catalog,
define that with `like` and give it an `alias`.

Only exercises that train something alike are offered together. Where one is a close match, a fix writes its name. It is
safe for a slip of the fingers in a name of five letters or more (two letters swapped, one doubled or left out, the key
beside the right one); otherwise it is unsafe, because it chooses what will be trained. The name is an error: the plan
is not built until it is fixed, and no comment suppresses it.

    gpl fail
    session hips
      primary    rld          4x5  @rir2
      secondary  cellar-lift  3x8  @rir2

    gpl fixed
    session hips
      primary    rdl          4x5  @rir2
      secondary  cellar-lift  3x8  @rir2

    gpl pass
    exercise cellar-lift "Hinge with the old log"
      like  good-morning
    session hips
      primary    rdl          4x5  @rir2
      secondary  cellar-lift  3x8  @rir2
"""

CODE = "E010"
MESSAGES = (
    "unknown exercise `{name}`",
    "unknown exercise or kit `{name}`",
    "`{words}` is too much",
    "exercise `{name}` is named nowhere, and `{other}` {count} times",
)
