"""The lines of a session, and those under its exercises."""

from gplang.statements.record import Form, Names, Often, Statement
from gplang.vocabulary import Block, Role

_SESSION = (Block.SESSION,)
_LINES = (
    (Role.WARMUP, "Wakes what the session needs; its sets are no working sets.", "band-walk 2x15/side"),
    (Role.PRIMARY, "The lift that the session is built around.", "rdl 4x5 @rir2 @75% rest 2-3min"),
    (Role.SECONDARY, "The exercise that complements the main lift.", "hip-thrust 3x8 @rir2"),
    (Role.ACCESSORY, "Work that adds what is missing.", "A1 nordic-curl 3x6-8 @rir2"),
    (Role.FINISHER, "A short end; its sets are no working sets.", "kb-swing 3x15 @moderate"),
)
SESSIONS = (
    *(
        Statement(
            role,
            _SESSION,
            Form.EXERCISE,
            says,
            f"{role} {rest}",
            names=Names.EXERCISE,
            often=Often.ANY,
            written=f"{role} EXERCISE SETS",
        )
        for role, says, rest in _LINES
    ),
    Statement(
        "circuit",
        _SESSION,
        Form.CIRCUIT,
        "Makes a circuit of the lines whose labels have this letter.",
        "circuit A 4 rounds rest 2min",
        often=Often.ANY,
        written="circuit LETTER HOW",
    ),
    Statement(
        "note",
        _SESSION,
        Form.CHANGE,
        "Says something about the whole session.",
        'note "Stop when the hinge gets sloppy."',
        takes="STRING",
        text="a text in quotes",
        often=Often.ANY,
    ),
    Statement(
        "swap",
        _SESSION,
        Form.CHANGE,
        "Another exercise for one of the base's.",
        "swap primary rdl hip-thrust",
        names=Names.EXERCISE,
        often=Often.ANY,
    ),
    Statement(
        "drop",
        _SESSION,
        Form.CHANGE,
        "Takes lines of the base out.",
        "drop kb-swing",
        takes="ROLE? _exercise _from?",
        names=Names.EXERCISE,
        often=Often.ANY,
    ),
    Statement(
        "progress",
        _SESSION,
        Form.PROGRESS,
        "How the line goes on from week to week.",
        "progress +2.5kg every week",
        is_below=True,
    ),
    Statement(
        "wave",
        _SESSION,
        Form.CHANGE,
        "The doses of successive weeks, then from the first again.",
        "wave 4x5 @rir3 | 4x5 @rir2",
        is_below=True,
    ),
    Statement(
        "deload",
        _SESSION,
        Form.CHANGE,
        "What is done in `deload` weeks; `-` leaves the line out.",
        "deload 2x5 @60%",
        is_below=True,
    ),
    Statement(
        "or",
        _SESSION,
        Form.CHANGE,
        "What to do instead for an athlete who lacks the equipment.",
        "or trap-bar-deadlift",
        names=Names.EXERCISE,
        often=Often.ANY,
        is_below=True,
    ),
    Statement(
        "from",
        _SESSION,
        Form.FROM,
        "What the line asks for from a week on; what is not written stays.",
        "from week 5 5x3 @rir1",
        often=Often.ANY,
        is_below=True,
    ),
    Statement(
        "cue",
        _SESSION,
        Form.CHANGE,
        "A text to think of while doing it.",
        'cue "Hips back, bar close"',
        takes="STRING",
        text="a text in quotes",
        is_below=True,
    ),
)
