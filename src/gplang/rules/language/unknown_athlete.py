"""A plan's `for`, or the `like` of an athlete, names somebody whom nothing defines.

`for` takes athletes and groups of the plan's file and of the files that it uses; case does not count. An athlete is
defined by an `athlete` block, a group by the `group` lines of its athletes: a group that nobody is in does not exist.
The usual causes are a typing error, a name that was changed in the roster but not in the plan, and a forgotten `use`.
While a used file is missing, or a line that may define the name has a mistake, nobody is reported as unknown.

The hint offers similar names, or lists the athletes and groups. Write one of them, or define the athlete.

Where one name is a close match, a fix writes it. It is unsafe, because it chooses who trains. The name is an error: the
plan is not built until it is fixed, and no comment suppresses it.

    gpl fail
    plan "Two people"
      for  anna bea
    athlete anna
    athlete ben
    session hips
      primary  rdl  4x5  @rir2
    week 1-4
      mon hips

    gpl fixed
    plan "Two people"
      for  anna ben
    athlete anna
    athlete ben
    session hips
      primary  rdl  4x5  @rir2
    week 1-4
      mon hips

    gpl pass
    plan "Two people"
      for anna ben
    athlete anna
    athlete ben
    session hips
      primary  rdl  4x5  @rir2
    week 1-4
      mon hips
"""

CODE = "E017"
MESSAGES = (
    "unknown athlete `{name}`",
    "unknown athlete or group `{name}`",
)
