"""A limit of size is passed: of the file, a line, the weeks, a session or the sets.

The limits are far above what anybody trains. They keep a slip of the keyboard, or a file that is no plan at all, from
being blown up to millions of sets. The message names the size and the most that is possible: 100 sets in a group, 520
weeks and 1 MiB in a file are among them, and all stand in the table "Limits" of docs/language.md. Limits of a single
value, such as a load or a rest, are E020.

Mostly a number is wrong. The first number of a dose is always the sets, so that `150x2` are 150 sets of two. A plan
that is truly so large is split into several, and what they share goes into a file that all of them `use`.

There is no fix: only you know which number was meant. It is an error: the plan is not built until it is mended, and no
comment silences it.

    gpl fail
    session swings
      finisher  kb-swing  150x2

    gpl pass
    session swings
      finisher  kb-swing  2x150
"""

CODE = "E050"
