"""Plans with mistakes, made of good ones: what editors have to live with while somebody types."""

import re

from hypothesis import strategies as st

from editor.marks_b import HERE
from shipped import EXAMPLES

PLANS = [
    path.read_text(encoding="utf-8")
    for path in (
        *EXAMPLES,
        *sorted((HERE / "actions").glob("*.gpl")),
        *sorted((HERE / "names").glob("*/*/*.gpl")),
        HERE / "symbols" / "log.gpl",
    )
]

_WORDS = sorted({word for text in PLANS for word in re.findall(r'"[^"\n]*"|[^\s",]+', text)})

_NOISE = [
    *("", "\n", "\r\n", "\r", " ", "\t", '"', "#", ",", "|", "-", "@", "0"),
    *("é", "🏋", "\0", "\u2028", "\\", "session ", "week ", "exercise "),
]
"""What is put between or in the place of words."""


@st.composite
def mangled_plans(draw: st.DrawFn) -> str:
    """Draw a plan in which some stretches were replaced."""
    text = draw(st.sampled_from(PLANS))
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.sampled_from([0, 1, 3, 10, 40])))
        new = draw(st.one_of(st.sampled_from(_NOISE), st.sampled_from(_WORDS), st.text(max_size=5)))
        text = text[:start] + new + text[end:]
    return text
