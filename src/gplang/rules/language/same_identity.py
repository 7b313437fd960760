"""Two plans of one command have the same identity, or a title has nothing to make one from.

Calendars identify a session by the plan's identity, the athlete, the week and the session's name. The identity is the
plan's `id`, else it is made from the letters and digits of the title. If two plans share an identity and an athlete,
their sessions are the same ones to a calendar: those of the second plan move those of the first instead of being added.
The usual causes are a plan that was copied for the next block, and two plans with a title like "Strength".

A title without a letter or a digit, such as one of emoji, gives no identity. Then the name of the file is used, and
when the file is renamed a calendar takes its sessions for new ones.

Write `id` and a name into the plan, and a new one into each copy: `id spring-2027`.

There is no fix: only you can name a plan. This is a warning and does not keep the plans from being built. If two files
are the same plan, such as a draft, put `# gpl: ignore[E016] reason` behind the `plan` line of the one that is reported,
or switch the rule off in the project's configuration.

    gpl fail
    plan "💪"
      start  2027-01-04

    gpl pass
    plan "💪"
      id     strong-2027
      start  2027-01-04
"""

CODE = "E016"
MESSAGES = ("the title has no letter or digit to make an identity of; it is the file's name, `{name}`",)
