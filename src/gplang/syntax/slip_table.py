"""Common slips in single words: a pattern, a message, and the right word."""

from gplang.records import NamedTuple


class Slip(NamedTuple):
    """The expected kind, a pattern of what was written, and the message.

    `message`, `hint` and `right` are templates for `Match.expand`; `right` is the right word where it is clear,
    `certain` if nothing else can have been meant.
    """

    wanted: str
    pattern: str
    code: str
    message: str
    hint: str
    right: str = ""
    certain: bool = True


_N = r"([0-9]+(?:\.[0-9]+)?)"
_R = r"([0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?)"
"""A number or a range."""

SLIPS = (
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?)(?:[zcsd]|xx|×x|x×)([0-9]+(?:-[0-9]+)?(?:\+|s|min|m)?(?:/side)?)", "E001", r"`\g<0>` is no dose", r"sets and repetitions are joined by an x: `\1x\2`", r"\1x\2"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?)(?:mins|minutes?)", "E003", r"`\g<0>` has an unknown unit", r"minutes are `min`: `\1min`", r"\1min"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?)(?:secs?|seconds?)", "E003", r"`\g<0>` has an unknown unit", r"seconds are `s`: `\1s`", r"\1s"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?)(?:meters?|metres?|mt)", "E003", r"`\g<0>` has an unknown unit", r"metres are `m`: `\1m`", r"\1m"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?)x(?:failure|fail|amap|maximum)", "E001", r"`\g<0>` is no dose", r"as many as possible is `\1xmax`", r"\1xmax"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?)x?amrap", "E001", r"`\g<0>` is no dose", r"as many as possible is `\1xmax`", r"\1xmax"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?x[0-9]+(?:-[0-9]+)?(?:s|min|m)?)/?(?:e|ea|es|each|leg|arm|hand|foot|per-?side|side)", "E001", r"`\g<0>` is no dose", r"sets for each side are `\1/side`", r"\1/side"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?x[0-9]+(?:-[0-9]+)?)(?:r|reps?)", "E001", r"`\g<0>` is no dose", r"repetitions need no unit: `\1`", r"\1"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?x[0-9]+(?:-[0-9]+)?)(?:sec|secs|seconds|\"|'')", "E003", r"`\g<0>` has an unknown unit", r"seconds are `s`: `\1s`", r"\1s"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?x[0-9]+(?:-[0-9]+)?)(?:mins|minutes|')", "E003", r"`\g<0>` has an unknown unit", r"minutes are `min`: `\1min`", r"\1min"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?x[0-9]+(?:-[0-9]+)?)(?:meters?|metres?|mt)", "E003", r"`\g<0>` has an unknown unit", r"metres are `m`: `\1m`", r"\1m"),
    Slip("DOSE", rf"([0-9]+(?:-[0-9]+)?x[0-9]+)[x@]{_N}(kg|lb|%)", "E001", r"`\g<0>` is sets, reps and load in one word", r"write `\1 @\2\3`", r"\1 @\2\3"),
    Slip("DOSE", rf"([0-9]+(?:-[0-9]+)?x[0-9]+)x{_N}", "E021", r"`\g<0>` has a third number without a unit", r"a load is written `\1 @\2kg` or `\1 @\2%`"),
    Slip("DOSE", rf"([0-9]+(?:-[0-9]+)?)x{_N}(kg|lb)", "E001", r"`\g<0>` has a load where repetitions belong", r"write `\1x5 @\2\3` with your repetitions"),
    Slip("DOSE", r"-[0-9]+x.*|[0-9]+x-[0-9]+.*", "E020", r"`\g<0>` has a negative count", "sets and repetitions count from 1"),
    Slip("DOSE", r"([0-9]+(?:-[0-9]+)?x[0-9]+(?:\+[0-9]+)+)\+(?:/side)?", "E001", r"`\g<0>` ends with a `+`", r"a complex has a number for each part, as in `\1`", r"\1", certain=False),
    Slip("DOSE", r"[0-9]+(?:-[0-9]+)?x", "E001", r"`\g<0>` has no repetitions", r"write `\g<0>5`, `\g<0>6-8`, `\g<0>30s` or `\g<0>max`"),
    Slip("DOSE", r"[0-9]+(?:\.[0-9]+)+x.*|[0-9]+x[0-9]+\.[0-9]+.*", "E020", r"`\g<0>` has a broken count", "sets and repetitions are whole numbers"),
    Slip("AT_WORD", rf"@{_R}(?:lbs|#|pounds?)", "E003", r"`\g<0>` has an unknown unit", r"pounds are `lb`: `@\1lb`", r"@\1lb"),
    Slip("AT_WORD", rf"@{_R}(?:k|kgs|kilos?)", "E003", r"`\g<0>` has an unknown unit", r"kilograms are `kg`: `@\1kg`", r"@\1kg"),
    Slip("AT_WORD", rf"@{_R}(?:pct|percent|%(?:of)?1?rm)", "E003", r"`\g<0>` has an unknown unit", r"per cent is `%`: `@\1%`", r"@\1%"),
    Slip("AT_WORD", rf"@{_R}(rir|rpe)", "E001", r"`\g<0>` has its number first", r"write `@\2\1`", r"@\2\1"),
    Slip("AT_WORD", r"@((?:10|[1-9])-(?:10|[1-9]))", "E021", r"`\g<0>` has no unit", r"write `@rpe\1` for effort or `@\1kg` for load"),
    Slip("AT_WORD", r"@?(bw[+-][0-9.]+)", "E021", r"`\g<0>` has no unit", r"write `@\1kg` or `@\1lb`"),
    Slip("AT_WORD", rf"(bw[+-]{_N}(?:kg|lb))", "E001", r"`\1` has no `@`", r"write `@\1`", r"@\1"),
    Slip("AT_WORD", r"@(10|[1-9])(?:\.0|\.5)?", "E021", r"`\g<0>` has no unit", r"write `@rpe\1` for effort or `@\1kg` for load"),
    Slip("AT_WORD", r"@([1-9][0-9]?(?:\.[0-9]+)?)", "E021", r"`\g<0>` has no unit", r"write `@\1%` of a maximum or `@\1kg`"),
    Slip("AT_WORD", r"@([0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?)", "E021", r"`\g<0>` has no unit", r"write `@\1kg` or `@\1lb`"),
    Slip("AT_WORD", rf"@(-{_N})(kg|lb|%)", "E020", r"a load of \1 \3", "a load is above 0; help from a band or a machine is `@bw-15kg`"),
    Slip("AT_WORD", rf"@\+{_N}(kg|lb)", "E001", r"`\g<0>` does not say what it adds to", r"on top of the body's weight: `@bw+\1\2`", r"@bw+\1\2", certain=False),
    Slip("AT_WORD", r"@(rir|rpe)-.*", "E020", r"`\g<0>` is negative", "efforts run from 0 to 10"),
    Slip("AT_WORD", r"@(rir|rpe)", "E001", r"`\g<0>` has no number", r"write `\g<0>2`, or another number from 0 to 10"),
    Slip("AT_WORD", r"@(?:bodyweight|body-weight|bwt)", "E001", r"`\g<0>` is no load", "the body's own weight is `@bw`", "@bw"),
    Slip("AT_WORD", r"@", "E001", "`@` stands alone", "write the effort or load right behind it: `@rir2`, `@100kg`, `@75%`"),
    Slip("AT_WORD", r"(rir[0-9.]+(?:-[0-9.]+)?|rpe[0-9.]+(?:-[0-9.]+)?|bw)", "E001", r"`\1` has no `@`", r"write `@\1`", r"@\1"),
    Slip("AT_WORD", rf"{_N}(?:-{_N})?(kg|lb|%)", "E001", r"`\g<0>` has no `@`", r"a load is written `@\g<0>`", r"@\g<0>"),
    Slip("AT_WORD", rf"{_R}(?:lbs|pounds?)", "E003", r"`\g<0>` is no load", r"pounds are written `@\1lb`", r"@\1lb"),
    Slip("AT_WORD", rf"{_R}(?:kgs|kilos?)", "E003", r"`\g<0>` is no load", r"kilograms are written `@\1kg`", r"@\1kg"),
    Slip("DURATION", r"([0-9]+(?:-[0-9]+)?)m", "E003", r"`\g<0>` is in metres", r"m is metres, minutes are min: `\1min`", r"\1min"),
    Slip("DURATION", rf"{_N}(?:-{_N})?m", "E003", r"`\g<0>` is in metres", "m is metres, minutes are min"),
    Slip("DURATION", r"([0-9]+(?:-[0-9]+)?)(?:sec|secs|seconds|\"|'')", "E003", r"`\g<0>` has an unknown unit", r"seconds are `s`: `\1s`", r"\1s"),
    Slip("DURATION", r"([0-9]+(?:-[0-9]+)?)(?:mins|minutes?|')", "E003", r"`\g<0>` has an unknown unit", r"minutes are `min`: `\1min`", r"\1min"),
    Slip("DURATION", r"([0-9]+)(?:hrs?|hours?)", "E003", r"`\g<0>` has an unknown unit", r"hours are `h`: `\1h`", r"\1h"),
    Slip("DURATION", r"([0-9]+):([0-5][0-9])", "E001", r"`\g<0>` is no duration", "write it in one unit, such as `90s`"),
    Slip("DURATION", r"([0-9]+)\.[0-9]+(min|s)", "E020", r"`\g<0>` is no whole number", "write seconds, such as `90s`"),
    Slip("DURATION", r"([1-9]|10)(-[0-9]+)?", "E021", r"`\g<0>` has no unit", r"write `\g<0>min` or `\g<0>s`"),
    Slip("DURATION", r"([0-9]+(?:-[0-9]+)?)", "E021", r"`\g<0>` has no unit", r"write `\g<0>s`, or minutes with `min`"),
    Slip("TEMPO_VALUE", r"([0-9x])[/.:]?([0-9x])[/.:]?([0-9x])[/.:]?([0-9x])", "E001", r"`\g<0>` is no tempo", r"its parts are joined by hyphens: `\1-\2-\3-\4`", r"\1-\2-\3-\4"),
    Slip("TEMPO_VALUE", r"([0-9x])[/.:]?([0-9x])[/.:]?([0-9x])", "E001", r"`\g<0>` is no tempo", r"its parts are joined by hyphens: `\1-\2-\3`", r"\1-\2-\3"),
    Slip("TEMPO_VALUE", r"[0-9x]+(-[0-9x]+)?", "E001", r"`\g<0>` is no tempo", "a tempo has 3 or 4 parts: down, pause, up, pause, such as `3-1-1-0`"),
    Slip("TEMPO_VALUE", r".*", "E001", r"`\g<0>` is no tempo", "a tempo is seconds down, pause, up, pause, such as `3-1-1-0`; x is explosive"),
    Slip("WEIGHT", rf"{_N}(?:lbs|#|pounds?)", "E003", r"`\g<0>` has an unknown unit", r"pounds are `lb`: `\1lb`", r"\1lb"),
    Slip("WEIGHT", rf"{_N}(?:k|kgs|kilos?)", "E003", r"`\g<0>` has an unknown unit", r"kilograms are `kg`: `\1kg`", r"\1kg"),
    Slip("WEIGHT", rf"{_N}", "E021", r"`\g<0>` has no unit", r"write `\g<0>kg` or `\g<0>lb`"),
    Slip("WEIGHT", rf"@{_N}(kg|lb)", "E001", r"`\g<0>` is a load with `@`", r"a plain weight has none: `\1\2`", r"\1\2"),
    Slip("STEP_SIZE", rf"([+-]{_N})(?:k|kgs|kilos?)", "E003", r"`\g<0>` has an unknown unit", r"kilograms are `kg`: `\1kg`", r"\1kg"),
    Slip("STEP_SIZE", rf"([+-]{_N})(?:lbs|#|pounds?)", "E003", r"`\g<0>` has an unknown unit", r"pounds are `lb`: `\1lb`", r"\1lb"),
    Slip("STEP_SIZE", rf"([+-]{_N})(?:secs?|seconds?)", "E003", r"`\g<0>` has an unknown unit", r"seconds are `s`: `\1s`", r"\1s"),
    Slip("LIMIT", rf"{_N}(?:k|kgs|kilos?)", "E003", r"`\g<0>` has an unknown unit", r"kilograms are `kg`: `\1kg`", r"\1kg"),
    Slip("LIMIT", rf"{_N}(?:lbs|#|pounds?)", "E003", r"`\g<0>` has an unknown unit", r"pounds are `lb`: `\1lb`", r"\1lb"),
    Slip("LIMIT", rf"{_N}(?:secs?|seconds?)", "E003", r"`\g<0>` has an unknown unit", r"seconds are `s`: `\1s`", r"\1s"),
    Slip("STEP_SIZE", rf"{_N}(kg|lb|%|reps?|sets?|s|rir)", "E001", r"`\g<0>` has no sign", r"a step is written `+\g<0>`", r"+\g<0>", certain=False),
    Slip("STEP_SIZE", r"[+-][0-9.]+", "E021", r"`\g<0>` has no unit", r"write `\g<0>kg`, `\g<0>%`, `\g<0>rep` or `\g<0>set`"),
    Slip("CHANGE", rf"{_N}(%|kg|lb)?", "E001", r"`\g<0>` has no sign", r"write `-\g<0>` or `+\g<0>`"),
    Slip("TIME", r"([0-9]{1,2})(?:h|uhr|\.00|:)?", "E001", r"`\g<0>` is no time of day", r"write `\1:00`", r"\1:00", certain=False),
    Slip("TIME", r"([0-9]{1,2})[.h]([0-9]{2})", "E001", r"`\g<0>` is no time of day", r"write `\1:\2`", r"\1:\2"),
    Slip("TIME", r"[0-9:]+[ap]m", "E001", r"`\g<0>` is no time of day", "times count from 0:00 to 23:59, such as `18:30`"),
    Slip("DATE", r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})", "E001", r"`\g<0>` is no date", "dates are year-month-day, such as `2026-01-05`"),
    Slip("DATE", r"([0-9]{4})[./]([0-9]{2})[./]([0-9]{2})", "E001", r"`\g<0>` is no date", r"write `\1-\2-\3`", r"\1-\2-\3"),
    Slip("DATE", r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", "E001", r"`\g<0>` is no date", "months and days have two digits, such as `2026-01-05`"),
    Slip("WEEKS", r"([0-9]+)(?:\.\.|to|:)([0-9]+)", "E001", r"`\g<0>` is no range of weeks", r"write `\1-\2`", r"\1-\2"),
    Slip("INT", r"([0-9]+)-[0-9]+", "E001", r"`\g<0>` is no whole number", r"one number belongs here, such as `\1`"),
    Slip("NAME", r"[0-9].*", "E001", r"`\g<0>` is no name", "a name starts with a letter"),
)  # fmt: skip
"""Where several patterns match, the first speaks."""
