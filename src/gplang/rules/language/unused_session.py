"""A session of the plan's file is never trained.

No week puts it on a day or into a rotation, and no other session starts from it with `like`. An `event` that is on no
day, a `scheme` that no line takes and a `gym` where nobody trains are reported, too. Often it is a day that was
forgotten in the weeks, or a remnant of an older version. Sessions of used files are not reported, and a file without a
plan is a library: its sessions are for the plans that use it. While a week has a mistake the rule reports nothing,
since the session may be named there.

Put the session on a day, or remove it. Sessions that are kept for later belong in a library file.

There is no fix: only you know which of the two is right. This is advice and does not keep the plan from being built. To
keep the session, end its header with `# gpl: ignore[E013] reason`, or switch the rule off in the project's
configuration.

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
MESSAGES = (
    "session `{name}` is never trained",
    "event `{name}` is on no day",
    "no line takes scheme `{name}`",
    "nobody trains in gym `{name}`",
)
