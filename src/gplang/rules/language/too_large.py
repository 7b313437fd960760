"""A size limit is exceeded: of the file, a line, the weeks, a session or the sets.

The limits are far above what anybody trains. They keep a typing error, or a file that is not a plan at all, from being
expanded to millions of sets. The message names the size and the limit: 100 sets in a group, 520 weeks and 1 MiB in a
file (16 MiB in a log) are among them, and all are in the table "Limits" of docs/language.md. Limits of a single value,
such as a load or a rest, are E020.

Usually a number is wrong. The first number of a dose is always the sets, so `150x2` is 150 sets of two. Split a plan
that is really so large into several, and put what they share into a file that all of them `use`.

There is no fix: only you know which number was meant. It is an error: the plan is not built until it is fixed, and no
comment suppresses it.

    gpl fail
    session swings
      finisher  kb-swing  150x2

    gpl pass
    session swings
      finisher  kb-swing  2x150
"""

CODE = "E050"
MESSAGES = (
    "{count} {what}; at most {most}",
    "{count} {what}; nothing below line {line} was read",
    "over {most} {what}",
    "over {most} mistakes; the rest are not reported",
    "week {week}; a plan has at most {most} weeks",
    "more than {most} imported files",
    "the file has {count} lines; at most {most}",
    "the file is larger than {count} bytes (1 MiB)",
)
