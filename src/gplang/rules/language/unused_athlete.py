"""There are athletes who do not train the plan.

Either a file that the plan uses has athletes and no `for` says who of them trains: without it, only the athletes of the
plan's own file do. Or a `for` names others than an athlete of the plan's own file. What is written about such an
athlete (maxima, starting loads, equipment) applies to nobody, so that a percentage may stay a percentage.

Say in the plan who trains: `for anna ben`, `for seniors` for everybody whose block says `group seniors`, or `for all`.
Once there is a `for`, the other athletes of used files are left out on purpose and not reported. Neither are athletes
from whom others start with `like`, nor those of a used file that is a plan itself; they train there.

For athletes of a used file, a fix writes `for all`. It is unsafe, because only you know who trains. This is advice and
does not keep the plan from being built. To keep the file as it is, end the `use` line, or the header of the
athlete, with `# gpl: ignore[E015] reason`, or switch the rule off in the project's configuration.

    gpl fail
    plan "Strong hips"
      for anna
    athlete anna
    athlete ben
    session hips
      primary  rdl  4x5  @rir2
    week 1-4
      mon hips

    gpl pass
    plan "Strong hips"
      for anna ben
    athlete anna
    athlete ben
    session hips
      primary  rdl  4x5  @rir2
    week 1-4
      mon hips
"""

CODE = "E015"
MESSAGES = (
    "its athlete does not train this plan: `{name}`",
    "its {count} athletes do not train this plan: {names}",
    "`{name}` does not train this plan: `for` names others",
)
