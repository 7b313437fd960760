"""An ignore comment silences nothing, or names no rule.

`# gpl: ignore[S103, W301] reason` silences warnings and advice. Where it stands says how far it reaches:

- at the end of a line: that line, and the lines under it such as `progress`, `wave`, `or` and `cue`;
- alone on a line: the next line that says something, with those under it;
- at the end of a header, or alone above one: the whole block;
- `# gpl: ignore-file[W301] reason`, anywhere: the whole file.

The brackets hold what is to be silent, with commas between: codes (`S103`), names (`missing-warmup`), or beginnings of
codes, which mean all rules that begin so (`W3`, `S`). Case does not count. Behind the brackets stands the reason, in
your own words, up to the end of the line or the next `#`; it is for those who read the plan after you. Errors cannot be
ignored, because there is no plan until they are mended, and neither can this rule.

It speaks when a comment has no brackets or nothing in them, when it is like an ignore comment and is none (`ignroe`,
`disable=D202`, `noqa`), when a word in the brackets is no rule, when it is a rule that cannot be ignored, and when
there is nothing to silence: mostly the plan was mended and the comment stayed. Such comments are told because they
would hide the next mistake of the kind. Whether there is something to silence is only
known where the rules could look: so it is not said while the file holds an error, nor of rules that are switched off,
nor, in a library, of rules about weeks, plans and athletes, which may be meant for the plans that use it.

The fix writes the brackets around the rules that are named, or takes a word out of them; with the last word goes the
comment, but for its reason, which stays as a plain comment, and with an empty comment a line that holds nothing else.
It is safe: comments are no part of the schedule, and no word is lost. This is a warning and keeps nothing from being
built. The configuration cannot switch it off: of all comments, those that hide mistakes have to be true.

    gpl fail
    session hips
      primary    RDL         4x5  @rir2  # gpl: ignore[E014] as on our board
      secondary  hip-thrust  3x8  @rir2  # gpl: ignore[E014] as on our board

    gpl pass
    session hips
      primary    RDL         4x5  @rir2  # gpl: ignore[E014] as on our board
      secondary  hip-thrust  3x8  @rir2
"""

CODE = "E090"
