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
MESSAGES = (
    "`{word}` behind the line",
    "`{word}` cannot be adjusted",
    "{what} cannot stand here",
    "`{word}` does not say what it adds to",
    "`{word}` ends too early",
    "the line ends too early, behind `{word}`",
    "`{word}` ends with a `{sign}`",
    "`{word}` has a decimal comma",
    "`{word}` has a load where repetitions belong",
    "`{word}` has characters that only look right",
    "`{word}` has its number first",
    "`{word}` has no `{sign}`",
    "`{word}` has no number",
    "`{word}` has no repetitions",
    "`{word}` has no sets before it",
    "`{word}` has no sign",
    "`{word}` holds a stray `{sign}`",
    "`{word}` is {count} words",
    "`{word}` is `{other}`",
    "`{word}` is no {what}",
    "`{word}` is sets, reps and load in one word",
    "`{word}` is too much",
    "`{word}` is too much here",
    "`{word}` lacks `{sign}`",
    "`{word}` stands behind the {what}",
    "`{word}` stands without {what}",
    "`{word}` starts a line of its own",
    "`{word}` starts no comment",
    "`{word}` takes a text in quotes",
    "`{word}` without `{other}`",
    "`{word}` without its number",
    "a colon",
    "a comma before a load",
    "a comma with no sets before it",
    "a comma with no sets behind it",
    "a dash",
    "a full name stands in quotes",
    "a line cannot start with {what}",
    "a line in bars, as of a table",
    "a list mark",
    "a name of several words",
    "a plan's {what} needs a role or an exercise",
    "a range has no spaces",
    "a range of weeks is one word",
    "a role in the {what} of a line",
    "an exercise in the {what} of a line",
    "a second dose `{word}` without a comma before it",
    "a space behind `{sign}`",
    "a stage without sets",
    "a step of the wave is empty",
    "a step without a pace",
    "a text in {quotes} quotes",
    "an addition in {what}",
    "each side is said in the dose",
    "expected {what} before a text in quotes",
    "expected a name behind `{word}`",
    "no day that {day} moves to",
    "no exercise before the sets",
    "no sets behind {what}",
    "text goes on right behind a closing quote",
    "the {what} stands before {other}",
    "the sets stand before the exercise",
    "the superset label `{word}` stands first",
    "this quote is never closed",
    "unexpected `{word}`",
    "unexpected `{word}` behind `{other}`",
    "`{word}` is another notation of sets",
    "`{word}` is more than a number",
    "`{word}` says what is planned",
    "a text cannot stand behind the sets",
    "a text is too much here",
    "no `did` before `{word}`",
)
