"""A line cannot be read: it is not written the way the language writes it.

Often the words are right and only their form is not. The finding underlines what could not be read and says what was
expected there; where the intention is clear, the hint writes it out. The usual causes:

- a space where there is none, or none where there is one: `4 x 5` is `4x5`, `4x5@rir2` is `4x5 @rir2`;
- a different order: a line is role, exercise, sets, then effort, load and the rest, as in
  `primary rdl 4x5 @rir2 @100kg rest 2min`;
- words for something that has a short form here: `3 sets of 8` is `3x8`, `RPE 8` is `@rpe8`, `each side` is `3x8/side`,
  `3x8,8,6` is `2x8, 1x6`;
- names of several words: `back squat` is `back-squat`, or stands in quotes;
- characters from a word processor: curly quotes, a decimal comma, `×`, long dashes;
- a line that ends too early, or a quote that is never closed;
- in a log, sets as they are noted on a phone: `rdl 80kg 5 5 5 4` is `did rdl 3x5 @80kg, 1x4 @80kg`.

A broken line costs that line only; all others are read and checked.

Where it is clear how the words should be written, a fix writes them. It is safe where nothing else can have been meant
and the whole line can be read afterwards: `gpl check --fix` fixes such lines, several slips of one line at once;
in a log, `gpl fmt` does, too. A guess, such as quotes around words that may be a cue, is unsafe. The line is an error:
the plan is not built until it is fixed, and no comment suppresses it.

    gpl fail
    session hips
      primary    rdl         4 x 5  @rir2
      secondary  hip thrust  3x8    @rir2

    gpl fixed
    session hips
      primary    rdl         4x5  @rir2
      secondary  hip-thrust  3x8  @rir2

    gpl pass
    session hips
      primary    rdl         4x5    @rir2
      secondary  hip-thrust  3x8    @rir2
"""

CODE = "E001"
