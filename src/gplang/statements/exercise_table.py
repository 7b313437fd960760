"""The lines of an exercise."""

from gplang.statements.record import Form, Names, Often, Statement
from gplang.vocabulary import Block

_EXERCISE = (Block.EXERCISE,)
EXERCISES = (
    Statement(
        "like",
        _EXERCISE,
        Form.LIKE,
        "Starts from all facts of another exercise, but its names.",
        "like rdl",
        takes="(INT | NAME | STRING)",
        names=Names.BASE,
        written="like EXERCISE",
    ),
    Statement(
        "alias",
        _EXERCISE,
        Form.LOAD,
        "Further names, in quotes where they hold spaces.",
        'alias "ssb gm" ssbgm',
        takes="_aliases",
        often=Often.ANY,
        written="alias NAME…",
    ),
    Statement(
        "complex",
        _EXERCISE,
        Form.LOAD,
        "The exercises that are done one after another in each set; a dose has a number for each: `3x1+1+2`.",
        "complex clean front-squat split-jerk",
        takes="_aliases",
        names=Names.EXERCISE,
        written="complex EXERCISE EXERCISE…",
    ),
    Statement(
        "equipment",
        _EXERCISE,
        Form.SETTING,
        "What it needs, all of it; `none` is nothing.",
        "equipment rack",
        takes="_aliases",
        names=Names.EQUIPMENT,
        written="equipment WORD…",
    ),
    Statement(
        "trains",
        _EXERCISE,
        Form.SETTING,
        "Each set counts 1 for these muscles.",
        "trains hamstrings glute-max",
        takes="_aliases",
        names=Names.MUSCLE,
        written="trains MUSCLE…",
    ),
    Statement(
        "assists",
        _EXERCISE,
        Form.SETTING,
        "Each set counts 0.5 for these muscles.",
        "assists erectors",
        takes="_aliases",
        names=Names.MUSCLE,
        written="assists MUSCLE…",
    ),
)
