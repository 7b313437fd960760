"""A week or a `like` names a session that does not exist.

Sessions are those of the file itself and of the files that it uses; case does not count. The usual causes are a typing
error, a session that was renamed in its header but not in the weeks, and a forgotten `use`. A day without training is
`rest`, not `off`. While a used file is missing, or the header of a session has a mistake, no session is reported as
unknown.

The hint offers similar names, or lists the sessions. Write one of them, or define the session.

Where one name is a close match, a fix writes it. It is safe for a slip of the fingers in a name of five letters or more
(two letters swapped, one doubled or left out, the key beside the right one), and for `off` in the place of `rest`;
otherwise it is unsafe, because it chooses what will be trained that day. Where several lines agree on a name that a
header writes otherwise, one finding stands on the header. The name is an error: the plan is not built until it is
fixed, and no comment suppresses it.

    gpl fail
    plan "Two days"
    session lower-a
      primary  rdl         4x5  @rir2
    session lower-b
      primary  hip-thrust  4x8  @rir2
    week 1-4
      mon lower-a
      thu lower-c

    gpl pass
    plan "Two days"
    session lower-a
      primary  rdl         4x5  @rir2
    session lower-b
      primary  hip-thrust  4x8  @rir2
    week 1-4
      mon lower-a
      thu lower-b
"""

CODE = "E011"
MESSAGES = (
    "unknown session `{name}`",
    "session `{name}` is named nowhere, and `{other}` {count} times",
)
