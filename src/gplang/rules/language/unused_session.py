"""A session of the plan's file is never trained.

No week puts it on a day or into a rotation, and no other session starts from it with `like`. Often it is a day that was
forgotten in the weeks, or what is left of an older version. Sessions of used files are not meant, and a file without a
plan is a library: its sessions wait for the plans that use it. While a week is broken the rule is silent, for the
session may be named there.

Put the session on a day, or take it out. Sessions that are kept for later have a good place in a library file.

There is no fix: only you know which of the two is right. This is advice and keeps nothing from being built. To keep the
session, end its header with `# gpl: ignore[E013] reason`, or switch the rule off in the project's configuration.

    gpl fail
    plan "One too many"
    session hips
      primary  rdl         4x5  @rir2
    session thrust
      primary  hip-thrust  4x8  @rir2
    week 1-4
      mon hips

    gpl pass
    plan "One too many"
    session hips
      primary  rdl         4x5  @rir2
    session thrust
      primary  hip-thrust  4x8  @rir2
    week 1-4
      mon hips
      thu thrust
"""

CODE = "E013"
