"""Fixes of real plans: `fixes/name.gpl` becomes `name.safe.gpl`, by unsafe fixes `name.unsafe.gpl` if that differs.

To write the results of new plans: `pytest tests/rules --snapshot-update`, then read them.
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gplang.backends.json import to_record
from gplang.catalog import load_catalog
from gplang.compiler import check_source, compile_source, default_policy
from gplang.diagnostics import Diagnostic, Severity
from gplang.guide import load_profile
from gplang.lint.fix import Fixed, apply_fixes
from gplang.lint.policy import Policy
from gplang.scheduling import build_all
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from language.plans import WHOLE_PLAN
from language.test_properties import TEXTS
from marked_plans import load_beside
from shipped import EXAMPLES

FIXES = Path(__file__).parent / "fixes"
CASES = sorted(path for path in FIXES.glob("*.gpl") if path.stem.count(".") == 0)
MODES = {"safe": False, "unsafe": True}
ENDS = {"crlf": "\r\n", "cr": "\r"}


def check(source: SourceText) -> tuple[Diagnostic, ...]:
    """Say what the language says of a text, and one rule that inserts a line."""
    whole = default_policy()
    rules = tuple(rule for rule in whole.rules if rule.code == "S101")
    return check_source(source, load_beside, Policy(whole.profile, rules, known=whole.rules)).diagnostics


def fix(path: Path, text: str, *, unsafe: bool) -> Fixed:
    return apply_fixes(SourceText(path.as_posix(), text), check, unsafe=unsafe)


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def expected(path: Path, mode: str) -> str:
    wanted = path.with_suffix(f".{mode}.gpl")
    return read(wanted if wanted.exists() else path.with_suffix(".safe.gpl"))


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_plans_become_what_stands_beside_them(path: Path, mode: str) -> None:
    fixed = fix(path, read(path), unsafe=MODES[mode])
    if os.environ.get("GPL_UPDATE_CASES"):
        result = path.with_suffix(f".{mode}.gpl")
        if mode == "safe" or fixed.text != expected(path, "safe"):
            result.write_bytes(fixed.text.encode())
        else:
            result.unlink(missing_ok=True)
    assert fixed.text == expected(path, mode)
    assert fixed.refused == ()


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_line_ends_are_kept(path: Path, mode: str, end: str) -> None:
    fixed = fix(path, read(path).replace("\n", ENDS[end]), unsafe=MODES[mode])
    assert fixed.text == expected(path, mode).replace("\n", ENDS[end])


def test_mixed_line_ends_stay_where_they_are() -> None:
    ends = ("\r\n", "\n", "\r\n", "\r")
    path = FIXES / "aliases.gpl"
    mixed, wanted = (
        "".join(line + ends[row % 4] for row, line in enumerate(text.split("\n")))
        for text in (read(path), expected(path, "safe"))
    )
    assert fix(path, mixed, unsafe=False).text == wanted


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_told_remains(path: Path, mode: str) -> None:
    fixed = fix(path, read(path), unsafe=MODES[mode])
    again = fix(path, fixed.text, unsafe=MODES[mode])
    assert (again.text, again.applied, again.passes) == (fixed.text, (), 0)
    assert [(each.code, each.where.span) for each in again.remaining] == [
        (each.code, each.where.span) for each in fixed.remaining
    ]


# ---- what holds for every plan

_NAMES = {id_: tuple(exercise.names) for id_, exercise in load_catalog().exercises.items()}
_ROLE_LINE = re.compile(r"^(\s+(?:warmup|primary|secondary|accessory)\s+(?:[A-Z]\d\s+)?)([a-z0-9-]+)(?=\s)")
REASON = "# why"
"""What a fix leaves of an ignore comment that says why it is there."""
_IGNORES = ("# gpl: ignore[S999]", "# gpl: ignore[E014, S999] why", "# gpl: ignore", "# gpl:ignore-file[W999]  # stays")


@st.composite
def strewn(draw: st.DrawFn) -> tuple[Path, str]:
    """Draw an example with other names for its exercises, and with comments that silence nothing."""
    path = draw(st.sampled_from(EXAMPLES))
    end = draw(st.sampled_from(("\n", "\r\n")))
    random = draw(st.randoms(use_true_random=False))
    lines = []
    for line in read(path).splitlines():
        match = _ROLE_LINE.match(line)
        if match and match[2] in _NAMES and random.random() < 0.5:
            name = random.choice(_NAMES[match[2]])
            line = f'{match[1]}"{name}"{line[match.end() :]}'
        if "#" not in line and random.random() < 0.1:
            line = f"{line}  {random.choice(_IGNORES)}"
        if random.random() < 0.05:
            lines.append(f"  {random.choice(_IGNORES)}")
        lines.append(line)
    return path, end.join(lines) + random.choice(("", end))


def schedules(path: Path, text: str) -> list[Any]:
    plan = compile_source(SourceText(path.as_posix(), text), load_beside).plan
    assert plan is not None
    built = build_all(plan, plan.athletes or (None,), load_profile())
    return [without_spans(to_record(schedule)) for schedule, _ in built]


def without_spans(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_spans(each) for key, each in value.items() if key != "span"}
    return [without_spans(each) for each in value] if isinstance(value, list) else value


def comments(text: str) -> list[str]:
    """Return the comments of a text, without what is an ignore comment."""
    document, _ = parse_document(SourceText("plan.gpl", text))
    found = [line.comment.text for line in document.lines if line.comment is not None]
    kept = (re.sub(r"#\s*gpl:.*?(?=\s+#|$)", "", comment).strip() for comment in found)
    return [comment for comment in kept if comment]


def errors(found: tuple[Diagnostic, ...]) -> int:
    return sum(each.severity is Severity.ERROR for each in found)


@given(strewn())
@settings(max_examples=15)
def test_safe_fixes_leave_the_schedule_as_it_was(drawn: tuple[Path, str]) -> None:
    path, text = drawn
    fixed = fix(path, text, unsafe=False)
    assert {each.code for each in fixed.remaining}.isdisjoint({"E014", "E090"})
    assert schedules(path, fixed.text) == schedules(path, text)
    assert [each for each in comments(fixed.text) if each != REASON] == comments(text)
    assert fix(path, fixed.text, unsafe=False).text == fixed.text


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw a whole plan of which some letters are others."""
    text = WHOLE_PLAN
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text) - 1))
        text = text[:at] + draw(st.sampled_from(("", "a", " ", "#", "\n", '"', "x", "8"))) + text[at + 1 :]
    return text


@given(st.one_of(TEXTS, damaged()))
@settings(max_examples=150)
def test_no_fix_adds_an_error(text: str) -> None:
    path = FIXES / "plan.gpl"
    before = check(SourceText(path.as_posix(), text))
    for unsafe in MODES.values():
        fixed = fix(path, text, unsafe=unsafe)
        if fixed.text != text:
            assert errors(fixed.remaining) <= errors(before)
            assert all(comment in fixed.text for comment in comments(text))
            assert fix(path, fixed.text, unsafe=unsafe).text == fixed.text
