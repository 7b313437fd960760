"""A line stands in a block that cannot contain it, or before the first block.

A header (`plan`, `athlete`, `exercise`, `session`, `week`) opens a block, and all lines below belong to it until the
next header; indentation does not matter. Each kind of block accepts only its own lines: exercises stand in a `session`,
days in a `week`, maxima under an `athlete`. The usual causes are a header that was forgotten, a line that was pasted
one block too far down, `progress`, `wave`, `or` or `cue` without an exercise line above it, and `gpl 1` that is not the
first statement. A `week` or an `athlete` in a file without a `plan` line is misplaced too: such a file is a library of
sessions and exercises.

Plans and logs are files of their own: `done`, `did` and the other lines of a log stand in no plan, and no line of a
plan in a log. A log begins with its one `log` line.

The hint says which block the line belongs to. Move the line there, or write the header above it. Of several lines that
lack the same header, only the first is reported.

There is no fix: only you know where the line was meant to stand. It is an error: the plan is not built until it is
fixed, and no comment suppresses it.

    gpl fail
    primary  rdl  4x5  @rir2

    gpl pass
    session hips
      primary  rdl  4x5  @rir2
"""

CODE = "E002"
MESSAGES = (
    "`{word}` cannot stand {place}",
    "`{word}` without an exercise line above it",
    "`{word}` without a `swap` above it",
    "`gpl` is not the first statement",
    "a week in a file without a plan",
    "`{word}` in a file that is no log",
    "`{word}` in a log",
    "`{word}` in a file without a `log` line above it",
    "`log` is not the first statement",
    "a second `log` in a file",
)
