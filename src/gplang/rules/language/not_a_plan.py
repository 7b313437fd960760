"""The file is not a training plan: it is binary, not in UTF-8, of another program, or without a statement.

A plan is plain text in UTF-8. A file of another kind gets this one finding and no other. The usual causes:

- it was saved in another encoding: in UTF-16, or in Latin-1 or Windows-1252, where umlauts and accents give it away;
- it is a document of a word processor or a spreadsheet under a new name;
- it is a colour palette of GIMP, whose files also end in `.gpl` and begin with `GIMP Palette`; where a whole folder is
  checked, palettes are skipped;
- it is empty, or contains only comments.

Save the file as UTF-8 in your editor; paste the text of a document into a new, plain file. A plan starts with
`plan "Title"`, a library with a session or an exercise.

There is no fix. It is an error: nothing is built, and no comment suppresses it.

    gpl fail
    # session hips
    #   primary  rdl  4x5  @rir2

    gpl pass
    session hips
      primary  rdl  4x5  @rir2
"""

CODE = "E060"
MESSAGES = (
    "the file is empty",
    "the file says nothing",
    "a GIMP palette, another program's .gpl file",
    "binary data: a NUL byte in line {line}",
    "encoded as {encoding}, not UTF-8",
    "not UTF-8: byte {byte} in line {line}{reading}",
)
