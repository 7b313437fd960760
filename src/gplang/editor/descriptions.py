"""What the words of the language mean, in a sentence and an example each; the language reference says it whole."""

from typing import NamedTuple

from gplang.vocabulary import Block


class Description(NamedTuple):
    """What a word means, and a line with it."""

    says: str
    example: str


_WORDS = {
    "gpl": Description("The edition of the language, as the first statement of a file.", "gpl 1"),
    "use": Description("Brings in the exercises and sessions of another file.", 'use "library/upper.gpl"'),
    "plan": Description("Opens the settings of the whole plan.", 'plan "Strong hips, 5 weeks"'),
    "athlete": Description("Opens what is known of one person; each athlete's plan is built.", 'athlete anna "Anna"'),
    "exercise": Description("Adds an exercise, or puts one in another's place.", 'exercise ssb-gm "Safety-bar GM"'),
    "session": Description(
        "Opens a session: a name, then title, focus, length and `like OTHER` in any order.",
        'session lower-b "Glutes & hamstrings" posterior 75min',
    ),
    "week": Description("Describes one or more weeks, with a kind and a label.", 'week 1-3, 5 "Build"'),
    # ---- plans and athletes
    "id": Description("The plan's identity in calendars.", "id posterior-2026"),
    "goal": Description("What the plan is for.", "goal strength"),
    "level": Description("How far the lifters have come.", "level intermediate"),
    "start": Description("Week 1 begins on the first Monday on or after it.", "start 2026-01-05"),
    "timezone": Description("An IANA time zone; the machine's own is never used.", "timezone Europe/Berlin"),
    "at": Description("The time of day, for all days or for one.", "at sat 10:00"),
    "unit": Description("What loads are shown and rounded in.", "unit kg"),
    "round": Description("The step of rounded loads.", "round 2.5kg"),
    "remind": Description("Reminders before a session, each up to 4 weeks.", "remind 1d 30min"),
    "location": Description("Where it is trained.", 'location "Gym"'),
    "skip": Description("The sessions of these days are dropped.", "skip 2026-02-14, 2026-02-28"),
    "pause": Description(
        "If a session falls into it, those from the first day on move by whole weeks.", "pause 2026-02-16..2026-02-22"
    ),
    "max": Description("The one-repetition maximum, which `@75%` is taken of.", "max rdl 140kg"),
    "load": Description("The load to start with, for lines that name none.", "load hip-thrust 90kg"),
    "equipment": Description("What there is to train with; several lines add up.", "equipment barbell, bench, rack"),
    "sensitive": Description("Where this athlete is easily hurt.", "sensitive knee"),
    # ---- exercises
    "like": Description("Starts from another one.", "like good-morning"),
    "alias": Description("Further names, in quotes where they hold spaces.", 'alias "ssb gm" ssbgm'),
    "trains": Description("Each set counts 1 for these muscles.", "trains hamstrings glute-max"),
    "assists": Description("Each set counts 0.5 for these muscles.", "assists erectors"),
    # ---- sessions
    "warmup": Description("Wakes what the session needs; its sets are no working sets.", "warmup band-walk 2x15/side"),
    "primary": Description("The lift that the session is built around.", "primary rdl 4x5 @rir2 @75% rest 2-3min"),
    "secondary": Description("The exercise that complements the main lift.", "secondary hip-thrust 3x8 @rir2"),
    "accessory": Description("Work that adds what is missing.", "accessory A1 nordic-curl 3x6-8 @rir2"),
    "finisher": Description("A short end; its sets are no working sets.", "finisher kb-swing 3x15 @moderate"),
    "note": Description("Says something about the whole session.", 'note "Stop when the hinge gets sloppy."'),
    "swap": Description("Another exercise for one of the base's.", "swap primary rdl hip-thrust"),
    "drop": Description("Takes lines of the base out.", "drop kb-swing"),
    "progress": Description("How the line goes on from week to week.", "progress +2.5kg every week"),
    "wave": Description("The doses of successive weeks, then from the first again.", "wave 4x5 @rir3 | 4x5 @rir2"),
    "or": Description("What to do instead for an athlete who lacks the equipment.", "or trap-bar-deadlift"),
    "cue": Description("A text to think of while doing it.", 'cue "Hips back, bar close"'),
    "rest": Description("The rest between sets, at most 60 min.", "rest 2-3min"),
    "tempo": Description("Seconds down, pause, up, pause; `x` is explosive.", "tempo 3-1-1-0"),
    "method": Description("How sets are done: shown, and counted as written.", "method drop-set"),
    "of": Description("The exercise whose maximum a percentage is taken of.", "@75% of deadlift"),
    # ---- focus of a session
    "posterior": Description("A session for glutes and hamstrings; the guide's rules judge it.", "session b posterior"),
    "quad": Description("A session for the front of the legs.", "session a quad"),
    "lower": Description("A session for the legs.", "session a lower"),
    "mixed": Description("A session for front and back of the legs.", "session a mixed"),
    "upper": Description("A session for the upper body.", "session a upper"),
    "full": Description("A session for the whole body.", "session a full"),
    "power": Description("A session for speed and power.", "session a power"),
    "conditioning": Description("A session for conditioning.", "session a conditioning"),
    # ---- weeks
    "deload": Description("An easier week: no step is taken.", "week 4 deload"),
    "test": Description("A week to test in: no step is taken.", "week 8 test"),
    "taper": Description("A week before an event: no step is taken.", "week 9 taper"),
    "rotate": Description("The sessions take turns on these days.", "rotate lower-a upper on mon thu"),
    "adjust": Description("Sets, reps, load or RIR changed, for this week.", "adjust sets -40%"),
    "hold": Description("No step this week; for everything where nothing is named.", "hold primary"),
}
_DAY = Description("A session on that day, at a time of its own or at the plan's; or `rest`.", "mon lower-a 18:30")
_IN_BLOCK = {
    (Block.EXERCISE, "equipment"): Description("What it needs, all of it; `none` is nothing.", "equipment rack"),
    (Block.EXERCISE, "like"): Description("Starts from all facts of another exercise, but its names.", "like rdl"),
    (Block.SESSION, "like"): Description("Starts from another session and changes it.", "session b like a"),
    (Block.WEEK, "like"): Description("The days of another week, but not its kind and adjustments.", "like 3"),
    (Block.WEEK, "rest"): Description("A day off.", "sun rest"),
    (Block.PLAN, "progress"): Description(
        "How lines of a role go on that say nothing themselves.", "progress accessory +1rep every 2 weeks to 15"
    ),
}
_DAYS = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})


def find_description(word: str, block: Block | None = None) -> Description | None:
    """Return what a word of the language means in a kind of block; None for one without a meaning of its own."""
    if word in _DAYS:
        return _DAY
    return (_IN_BLOCK.get((block, word)) if block else None) or _WORDS.get(word)


def describe(word: str, block: Block | None = None) -> str:
    """Return what a word means, in Markdown with an example; empty for one without a meaning of its own."""
    found = find_description(word, block)
    return "" if found is None else f"{found.says}\n\n```gpl\n{found.example}\n```"
