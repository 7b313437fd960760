"""Words that stand behind a first word: what each means, in a sentence and an example."""

from gplang.statements.record import Description
from gplang.vocabulary import Block, Day

WORDS = {
    # ---- behind an exercise
    "rest": Description("The rest between sets, at most 60 min.", "rest 2-3min"),
    "tempo": Description("Seconds down, pause, up, pause; `x` is explosive.", "tempo 3-1-1-0"),
    "method": Description("How sets are done: shown, and counted as written.", "method drop-set"),
    "optional": Description("Done by who likes: it counts where there may be too much.", "wed hips optional"),
    "of": Description("What a percentage is taken of: another exercise's maximum, `tm`, `top`.", "@75% of deadlift"),
    "tm": Description("The training max, which is less than the maximum.", "@65% of tm"),
    "top": Description("The last sets before it that are not `of top` themselves.", "1x3 @rpe9, 3x5 @90% of top"),
    "best": Description("The best of a sprint or a jump; `@90%` says the same.", "@90% of best"),
    "ramp": Description("From the empty bar to just under the first working set.", "warmup back-squat ramp"),
    "once": Description("The last step stays; without it the first one comes again.", "wave once 3x5 | 2x3"),
    "open": Description("The repetitions of the last, open set decide.", "progress +2.5kg at 5 reps open"),
    "after": Description("How many misses in a row it takes.", "on-miss -10% after 3"),
    # ---- circuits
    "amrap": Description("As many rounds as possible in a time.", "circuit A amrap 15min"),
    "emom": Description("Every minute the next station, for so many minutes.", "circuit A emom 12min"),
    "for-time": Description("All rounds as fast as possible.", "circuit A for-time 3 rounds cap 12min"),
    "rounds": Description("How often the stations are done one after another.", "circuit A 4 rounds"),
    "cap": Description("The time after which a circuit ends.", "circuit A for-time 3 rounds cap 12min"),
    # ---- logs
    "as": Description("`as planned`: what the plan asks for, without numbers.", "did hip-thrust as planned"),
    "planned": Description("`as planned`: what the plan asks for, without numbers.", "did hip-thrust as planned"),
    "pain": Description("How much the exercise hurt: from 0 to 10.", "did rdl 3x5 @80kg pain 3"),
    "form": Description("Repetitions were lost to form.", "did nordic-curl 1x5, 2x4 form"),
    # ---- focus of a session
    "posterior": Description("A session for glutes and hamstrings; the guide's rules judge it.", "session b posterior"),
    "quad": Description("A session for the front of the legs.", "session a quad"),
    "lower": Description("A session for the legs.", "session a lower"),
    "mixed": Description("A session for front and back of the legs.", "session a mixed"),
    "upper": Description("A session for the upper body.", "session a upper"),
    "full": Description("A session for the whole body.", "session a full"),
    "power": Description("A session for speed and power.", "session a power"),
    "conditioning": Description("A session for conditioning.", "session a conditioning"),
    # ---- goals
    "strength": Description("To lift more: heavy main lifts that go up.", "goal strength"),
    "hypertrophy": Description("To build muscle: enough hard sets a week for each.", "goal hypertrophy"),
    "balance": Description("A bit of everything; the plan may have any length.", "goal balance"),
    "maintain": Description("To keep what is there, as in season: little, heavy, not to failure.", "goal maintain"),
    "rehab": Description("To come back: start low; nothing is too easy.", "goal rehab"),
    # ---- kinds of weeks
    "deload": Description("An easier week: no step is taken.", "week 4 deload"),
    "test": Description("A week to test in: no step is taken.", "week 8 test"),
    "taper": Description("A week before an event: no step is taken.", "week 9 taper"),
}
WORDS_IN: dict[tuple[Block, str], Description] = {
    (Block.ATHLETE, "log"): Description("The estimate of what the log says, once it says so.", "max rdl from log"),
    (Block.PLAN, "from"): Description("The week from which on a maximum holds.", "max rdl 150kg from week 5"),
    (Block.ATHLETE, "from"): Description("The week from which on the line holds.", "max rdl 150kg from week 5"),
    (Block.ATHLETE, "scheme"): Description(
        "The steps of a scheme, in place of sets.", "swap rdl deadlift scheme fives"
    ),
    **{(Block.ATHLETE, day): Description("A day of the week, or the one it moves to.", "move mon tue") for day in Day},
    (Block.PLAN, "all"): Description("Everybody in this file and in those that it uses.", "for all"),
    (Block.PLAN, "power"): Description("To be faster: strength first, moved fast.", "goal power"),
    (Block.WEEK, "in"): Description("The gym of that day, for everybody.", "sat hips 10:00 in home"),
    (Block.PLAN, "hard"): Description("An event that is hard work for the legs.", 'event match "Match" 2h hard'),
    (Block.SESSION, "scheme"): Description("The steps of a scheme, in place of sets.", "primary rdl scheme fives"),
    (Block.WEEK, "scheme"): Description("The steps of a scheme, in place of sets.", "swap rdl deadlift scheme fives"),
    (Block.WEEK, "optional"): Description("A session for who likes: it is counted in no step.", "wed hips optional"),
    (Block.SESSION, "like"): Description("Starts from another session and changes it.", "session b like a"),
    (Block.ATHLETE, "like"): Description("Starts from another athlete and changes it.", "athlete ben like anna"),
    (Block.WEEK, "rest"): Description("A day off.", "sun rest"),
    (Block.DONE, "for"): Description("The day that the session was planned on.", "done 2026-12-10 hips for 2026-12-08"),
}
"""What a word means in one kind of block only."""
