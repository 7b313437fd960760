"""A time zone exists, but is hardly the one that is meant: it is no place, and usually its clocks never change.

The list of time zones contains some names that exist for old programs only. `EST`, `MST` and `HST` keep the winter time
of New York, Denver and Honolulu all year, so that from March to November a session at 18:00 is an hour off. `GMT` is
UTC all year, and London is not. `Etc/GMT+1` is one hour *behind* UTC, the opposite of what people expect, and has no
daylight saving time either; `Factory` is a placeholder.

`EST5EDT`, `PST8PDT`, `CET`, `WET` and the like do have daylight saving time. But they are names of rules, not of
places: no country sets its clocks by them, newer zone data has replaced what they once meant, and many calendars do not
know them.

Write the zone of a region and a city, which knows when its clocks change: `America/New_York`, `Europe/London`. If you
want universal time, write `UTC`.

Where most people mean one zone, a fix writes it. It is unsafe, because it moves sessions. This is a warning and does
not keep the plan from being built. To keep the zone, end the line with `# gpl: ignore[E023] reason`, or switch the rule
off in the project's configuration.

    gpl fail
    plan "Spring"
      start     2027-01-04
      timezone  EST
      at        18:00

    gpl fixed
    plan "Spring"
      start     2027-01-04
      timezone  America/New_York
      at        18:00

    gpl pass
    plan "Spring"
      start     2027-01-04
      timezone  America/New_York
      at        18:00
"""

CODE = "E023"
MESSAGES = (
    "`{zone}` is {hours} behind world time all year: its sign is turned round, and it has no summer time",
    "`{zone}` is {hours} behind world time all year: it has no summer time",
    "`{zone}` is the name of a rule of clocks, not of a place",
    "`{zone}` is world time all year, and London is an hour ahead of it in summer",
    "`{zone}` stands for no place",
)
