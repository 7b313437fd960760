"""An ignore comment suppresses nothing, or names no rule.

`# gpl: ignore[S103, W301] reason` suppresses warnings and advice. Its place decides what it covers:

- at the end of a line: that line, and the lines under it such as `progress`, `wave`, `or` and `cue`;
- alone on a line: the next line that says something, with those under it;
- at the end of a header, or alone above one: the whole block;
- `# gpl: ignore-file[W301] reason`, anywhere: the whole file.

The brackets hold the rules to suppress, separated by commas: codes (`S103`), names (`missing-warmup`), or prefixes of
codes, which mean all rules whose codes begin with them (`W3`, `S`). Case does not count. After the brackets comes the
reason, in your own words, up to the end of the line or the next `#`; it is for those who read the plan after you.
Errors cannot be ignored, because there is no plan until they are fixed, and neither can this rule.

A comment is reported when it has no brackets or nothing in them, when it only resembles an ignore comment (`ignroe`,
`disable=D202`, `noqa`), when a word in the brackets is not a rule, when it is a rule that cannot be ignored, and when
there is nothing to suppress: usually the plan was fixed and the comment stayed. Such comments are reported because they
would hide the next mistake of the kind. Whether there is something to suppress is known only where the rules were run:
it is not reported while the file has an error, nor for rules that are switched off, nor, in a library, for rules about
weeks, plans and athletes, which may be meant for the plans that use it. A rule that is named as it was called in an
earlier version is suppressed all the same; advice says what it is called now.

The fix writes the brackets around the rules that are named, or the new name of a rule, or removes a word from them.
With the last word it removes the comment, except for its reason, which stays as a plain comment; a line that holds only
an empty comment is removed. It is safe: comments are not part of the schedule, and no word is lost. This is a warning
and does not keep the plan from being built. The configuration cannot switch it off: of all comments, those that hide
mistakes have to be true.

    gpl fail
    session hips
      primary    RDL         4x5  @rir2  # gpl: ignore[E014] as on our board
      secondary  hip-thrust  3x8  @rir2  # gpl: ignore[E014] as on our board

    gpl fixed
    session hips
      primary    RDL         4x5  @rir2  # gpl: ignore[E014] as on our board
      secondary  hip-thrust  3x8  @rir2  # as on our board

    gpl pass
    session hips
      primary    RDL         4x5  @rir2  # gpl: ignore[E014] as on our board
      secondary  hip-thrust  3x8  @rir2
"""

CODE = "E090"
MESSAGES = (
    "`{word}` silences nothing here",
    "`{word}` cannot be ignored",
    "no rule `{word}`",
    "an ignore comment that names no rule",
)
