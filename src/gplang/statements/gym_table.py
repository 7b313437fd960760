"""The lines of a gym."""

from gplang.statements.record import Form, Names, Often, Statement
from gplang.vocabulary import Block

_GYM = (Block.GYM,)
GYMS = (
    Statement(
        "equipment",
        _GYM,
        Form.SETTING,
        "What there is to train with; several lines add up.",
        "equipment barbell, bench, rack",
        takes="_aliases",
        names=Names.EQUIPMENT,
        often=Often.ANY,
        written="equipment WORD…",
        more="an athlete's own lines do not hold here; without such a line they do",
    ),
    Statement(
        "round",
        _GYM,
        Form.LOAD,
        "The step of rounded loads here: of all, or of one exercise or kit.",
        "round dumbbell 2kg",
        takes="_exercise? _weight",
        names=Names.LOADED,
        often=Often.ONCE_EACH_LOADED,
        written="round [EXERCISE or KIT] WEIGHT",
        more="goes before those of athlete and plan, for loads that are shown in its unit",
    ),
    Statement(
        "bar",
        _GYM,
        Form.SETTING,
        "What the empty barbell weighs.",
        "bar 20kg",
        takes="_weight",
        written="bar WEIGHT",
        usual=("20kg", "15kg", "10kg", "45lb", "35lb"),
    ),
    Statement(
        "plates",
        _GYM,
        Form.SETTING,
        "The plates for it, as many as one likes, or so many: `plates 2x20kg 4x5kg`.",
        "plates 25kg 20kg 10kg 5kg 2.5kg 1.25kg",
        takes="_plates",
        written="plates [COUNTx]WEIGHT…",
        more="used in pairs; [loads of a barbell go to what can be loaded](#gyms)",
        usual=("25kg 20kg 15kg 10kg 5kg 2.5kg 1.25kg", "45lb 35lb 25lb 10lb 5lb 2.5lb"),
    ),
)
