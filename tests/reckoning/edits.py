"""Edits of a text as somebody makes them who is typing, for hypothesis."""

import re

from hypothesis import strategies as st

CHARACTERS = [*'0123456789 x@%-+|,"#/.', "\t", "é", "a", "kg", "rest "]

SETTLED = (
    "or",
    "cue",
    "wave",
    "deload",
    "from",
    "adjust",
    "hold",
    "round",
    "pause",
    "skip",
    "raise",
    "max",
    "progress",
)
"""First words of lines that a plan is often still a plan without."""

NAMES = r"\b(?:rdl|back-squat|hip-thrust|bench-press|primary|mon|thu)\b"


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """Draw a text that differs from another in one place, as likely as not with a mistake in it."""
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    what = draw(st.sampled_from(("delete", "insert", "replace", "join", "split", "character", "character", "drop")))
    other = draw(st.sampled_from(lines))
    if what == "delete":
        del lines[at]
    elif what == "insert":
        lines.insert(at, other)
    elif what == "replace":
        lines[at] = other
    elif what == "join":
        lines[at : at + 2] = [" ".join(lines[at : at + 2])]
    else:
        place = draw(st.integers(0, len(lines[at])))
        new = {"split": "\n", "drop": ""}.get(what) or draw(st.sampled_from(CHARACTERS))
        end = place + (what == "drop" or draw(st.integers(0, 1)))
        lines[at] = lines[at][:place] + ("" if what == "drop" else new) + lines[at][end:]
    return "\n".join(lines)


@st.composite
def retouched(draw: st.DrawFn, text: str) -> str:
    """Draw a text with one change as a coach makes it, which most plans can bear."""
    lines = text.split("\n")
    what = draw(st.sampled_from(("number", "number", "name", "delete", "again", "optional")))
    if what in ("delete", "again"):
        there = [at for at, line in enumerate(lines) if line.split(" ", 1)[0] in SETTLED]
        at = draw(st.sampled_from(there or [0]))
        lines[at : at + 1] = [] if what == "delete" else [lines[at], lines[at]]
        return "\n".join(lines)
    if what == "optional":
        there = [at for at, line in enumerate(lines) if line.endswith(" optional")]
        at = draw(st.sampled_from(there or [0]))
        lines[at] = lines[at].removesuffix(" optional")
        return "\n".join(lines)
    pattern = (
        r"(?<![\w.:-])\d+" if what == "number" else r"\b(?:rdl|back-squat|hip-thrust|bench-press|primary|mon|thu)\b"
    )
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    match = draw(st.sampled_from(found))
    names = ("rdl", "back-squat", "deadlift", "secondary", "accessory", "tue", "sat")
    new = str(int(match[0]) + draw(st.sampled_from((1, 2, -1)))) if what == "number" else draw(st.sampled_from(names))
    return text[: match.start()] + new + text[match.end() :]
