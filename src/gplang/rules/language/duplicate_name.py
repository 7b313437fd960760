"""Two sessions, two exercises, two schemes or two athletes have one name, or there are two plans in one file.

A name must be unique. Case does not count, so `Lower-A` and `lower-a` are one name, and for exercises each alias counts
like a name. Files that are imported by `use` share their names with the plan. The usual causes are a block that was
copied and not renamed, and a session that is already defined in a used file. An exercise may have a name from the
catalog: it replaces the catalog's exercise.

The finding is on the second one and points at the first. Give one of them another name, or remove one. If the second
session is the first with changes, write `session NAME like OTHER` and only the changes. A second plan goes into a file
of its own.

There is no fix: only you know which one was meant. It is an error: the plan is not built until it is fixed, and no
comment suppresses it.

    gpl fail
    session lower-a
      primary  rdl         4x5  @rir2
    session lower-a
      primary  hip-thrust  4x8  @rir2

    gpl pass
    session lower-a
      primary  rdl         4x5  @rir2
    session lower-b
      primary  hip-thrust  4x8  @rir2
"""

CODE = "E012"
MESSAGES = (
    "{what} `{name}` is defined twice",
    "a second plan in one file",
    "`{name}` is an athlete and a group",
    "`{name}` is a session and an event",
    "`{name}` is a name of `{exercise}` already",
)
