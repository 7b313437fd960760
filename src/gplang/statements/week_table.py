"""The lines of a week."""

from gplang.statements.record import Form, Names, Often, Statement
from gplang.vocabulary import Block, Day

_WEEK = (Block.WEEK,)
WEEKS = (
    *(
        Statement(
            day,
            _WEEK,
            Form.DAY,
            "A session or an event on that day, or on several; at a time or in a gym of its own; or `rest`.",
            f"{day} lower-a 18:30",
            names=Names.SESSION,
            often=Often.ANY,
            written="DAY… SESSION [[at] TIME] [in GYM] [optional]",
            more="`mon wed fri`, `mon-sat`; the same as a line for each of the days",
        )
        for day in Day
    ),
    Statement(
        "like",
        _WEEK,
        Form.LIKE,
        "The days of another week, but not its kind and adjustments.",
        "like 3",
        takes="(INT | NAME | STRING)",
        names=Names.BASE,
        written="like N",
        more="a day written here replaces that day",
    ),
    Statement(
        "adjust",
        _WEEK,
        Form.ADJUSTMENT,
        "Sets, reps, load or RIR changed, for this week.",
        "adjust sets -40%",
        names=Names.EXERCISE,
        often=Often.ANY,
        written="adjust [ROLE or EXERCISE] WHAT ±CHANGE",
    ),
    Statement(
        "rotate",
        _WEEK,
        Form.ROTATION,
        "The sessions take turns on these days.",
        "rotate lower-a upper on mon thu",
        names=Names.SESSION,
        often=Often.ANY,
        written="rotate SESSION… on DAY… [[at] TIME]",
        more="`rest` is an empty turn; the next week that rotates the same list goes on where this one stopped",
    ),
    Statement(
        "hold",
        _WEEK,
        Form.ADJUSTMENT,
        "No step this week; for everything where nothing is named.",
        "hold primary",
        takes="(ROLE | _exercise)?",
        names=Names.EXERCISE,
        often=Often.ANY,
        written="hold [ROLE or EXERCISE]",
    ),
    Statement(
        "swap",
        _WEEK,
        Form.CHANGE,
        "Another exercise in this week's sessions.",
        "swap primary rdl trap-bar-deadlift",
        names=Names.EXERCISE,
        often=Often.ANY,
        written="swap [ROLE] OLD NEW [DOSE …]",
        more="as in a [derived session](#derived-sessions)",
    ),
    Statement(
        "drop",
        _WEEK,
        Form.CHANGE,
        "Takes lines out of this week's sessions.",
        "drop nordic-curl",
        takes="ROLE? _exercise _from?",
        names=Names.EXERCISE,
        often=Often.ANY,
        written="drop [ROLE] NAME",
    ),
    Statement(
        "note",
        _WEEK,
        Form.CHANGE,
        "Says something about all of this week's sessions.",
        'note "Travel week: leave two more in the tank."',
        takes="STRING",
        text="a text in quotes",
        often=Often.ANY,
        written='note "TEXT"',
    ),
)
