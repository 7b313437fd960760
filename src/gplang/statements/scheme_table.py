"""The lines of a scheme."""

from gplang.statements.record import Form, Often, Statement
from gplang.vocabulary import Block

_SCHEME = (Block.SCHEME,)
SCHEMES = (
    Statement(
        "step",
        _SCHEME,
        Form.CHANGE,
        "The dose of one week; the next step is that of the next week. `-` leaves the line out.",
        "step 1x5 @65% of tm, 1x5 @75% of tm, 1x5+ @85% of tm",
        often=Often.ANY,
        written="step DOSE, DOSE …",
    ),
    Statement(
        "deload",
        _SCHEME,
        Form.CHANGE,
        "What is done in `deload` weeks where the line itself says nothing; `-` leaves it out.",
        "deload 1x5 @40% of tm, 1x5 @50% of tm",
        written="deload DOSE, DOSE …",
    ),
)
