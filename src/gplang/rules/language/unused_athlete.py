"""A file that the plan uses has athletes, and nobody trains with them.

`use` brings in the exercises and sessions of another file, never its athletes: those who train a plan stand in the
plan's own file. What a used file says about athletes (maxima, starting loads, equipment) applies to nobody, so that a
percentage stays a percentage, and no calendar is built for them.

Write the athletes into the plan. Plans that share people repeat their blocks for now: no line of a plan can name the
athletes of another file yet. A used file that is a plan itself is not reported; its athletes train there. A file with
athletes but without a plan is reported (E002) when it is checked itself.

There is no fix: only you know who trains. This is advice and does not keep the plan from being built. To keep the file
as it is, end the `use` line with `# gpl: ignore[E015] reason`, or switch the rule off in the project's configuration.
"""

CODE = "E015"
