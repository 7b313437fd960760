"""An exercise is not written by its canonical name.

The line is understood: an exercise may be written as an alias, with capitals or spaces, or in quotes. But every
exercise has one canonical name, which appears in all outputs and by which plans can be searched; if all files use it,
nobody has to know the others. `gpl explain NAME` shows it with its aliases.

The fix writes the canonical name. It is safe: the exercise stays the same, and so does the schedule.

This is advice and does not keep the plan from being built. To keep your own spelling, end the line with
`# gpl: ignore[E014] reason`, put `# gpl: ignore-file[E014] reason` into the file for all of its lines, or switch the
rule off in the project's configuration.

    gpl fail
    session hips
      primary    "romanian deadlift"  4x5  @rir2
      secondary  Hip-Thrust           3x8  @rir2

    gpl fixed
    session hips
      primary    rdl         4x5  @rir2
      secondary  hip-thrust  3x8  @rir2

    gpl pass
    session hips
      primary    rdl                  4x5  @rir2
      secondary  hip-thrust           3x8  @rir2
"""

CODE = "E014"
MESSAGES = (
    "`{name}` is a name of `{exercise}`",
    "`{exercise}` needs no quotes",
)
