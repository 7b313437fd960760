"""Two plans of one command have one identity, or a title has nothing that one could be made of.

Calendars know a session by the plan's identity, the athlete, the week and the session's name. The identity is what `id`
says, else it is made from the letters and digits of the title. If two plans have the same, and an athlete in common,
their sessions are the same ones to a calendar: those of the second plan move those of the first instead of standing
beside them. The usual causes are a plan that was copied for the next block, and two plans with a title like "Strength".

A title without a letter or a digit, such as one of emoji, makes no identity. Then the name of the file stands in, and a
calendar meets strangers when the file is renamed.

Write `id` and a name into the plan, and a new one into each copy: `id spring-2027`.

There is no fix: only you can name a plan. This is a warning and keeps nothing from being built. If two files are the
same plan, such as a draft, put `# gpl: ignore[E016] reason` behind the `plan` line of the one that is told, or switch
the rule off in the project's configuration.

    gpl fail
    plan "💪"
      start  2027-01-04

    gpl pass
    plan "💪"
      id     strong-2027
      start  2027-01-04
"""

CODE = "E016"
