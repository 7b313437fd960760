"""A time zone exists, but is hardly the one that is meant: it is no place, and mostly its clocks never change.

The list of time zones holds some names for old programs, in which nobody lives. `EST`, `MST` and `HST` keep the winter
time of New York, Denver and Honolulu all year, so that from March to November a session at 18:00 stands an hour off.
`GMT` is world time all year, and London is not. `Etc/GMT+1` is one hour *behind* world time, the other way round from
how people say it, and has no summer time either; `Factory` is a placeholder.

`EST5EDT`, `PST8PDT`, `CET`, `WET` and the like do have summer time. But they are names of rules, not of places: no
country says when it changes its clocks by them, newer zone data has replaced what they once meant, and many calendars
do not know them.

Write the zone of a region and a city, which knows when its clocks change: `America/New_York`, `Europe/London`. If
world time is what you want, write `UTC`.

Where one zone is meant by most, a fix writes it. It is unsafe, because it moves sessions. This is a warning and keeps
nothing from being built. To keep the zone, end the line with `# gpl: ignore[E023] reason`, or switch the rule off in
the project's configuration.

    gpl fail
    plan "Spring"
      start     2027-01-04
      timezone  EST
      at        18:00

    gpl pass
    plan "Spring"
      start     2027-01-04
      timezone  America/New_York
      at        18:00
"""

CODE = "E023"
