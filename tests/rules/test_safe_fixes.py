"""What holds for every safe fix: no word of a comment, a note or a cue is lost."""

import re
from collections import Counter
from pathlib import Path

import pytest

from gplang.compiler import check_source, default_policy
from gplang.diagnostics import Diagnostic
from gplang.lint.fix import apply_fixes
from gplang.lint.ignores import REASON
from gplang.lint.policy import Policy
from gplang.rules import RULES
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from gplang.vocabulary import Role
from marked_plans import load_beside

_TESTS = Path(__file__).parents[1]
_FOLDERS = ("language/cases", "rules/cases", "rules/fixes", "editor/actions", "formatter/cases", "cli/plans")
_LIKE_AN_IGNORE = re.compile(
    r"#\s*(?:gpl(?:ang)?\b\s*:?\s*|(?=noqa))[a-z-]+[\s:=]*(?:[\[({][^\])}#]*[\])}]|[\[({]?(?:,?\s*(?:[A-Z]+\d+|[a-z]+-[a-z-]+))*)",
    re.IGNORECASE,
)
"""What a comment says to the linter; the rest is for people."""

_SAYS = ("plan", "athlete", "exercise", "session", "week", "note", "cue", "location")
"""First words of the lines whose texts in quotes are for people; elsewhere they may be names of exercises."""

_POLICY = Policy(default_policy().profile, (), known=RULES)


def check(source: SourceText) -> tuple[Diagnostic, ...]:
    return check_source(source, load_beside, _POLICY).diagnostics


def words(path: str, text: str) -> Counter[str]:
    """Count the words of a text that are for people: those of comments, and those of texts in quotes."""
    document, _ = parse_document(SourceText(path, text))
    said: list[str] = []
    for line in document.lines:
        comment = line.comment.text if line.comment is not None else ""
        said.append(_LIKE_AN_IGNORE.sub(" ", comment))
        code = line.where.text.removesuffix(comment)
        keyword = line.parsed.keyword if line.parsed is not None else None
        if keyword in _SAYS:
            said += re.findall(r'"([^"]*)"', code)
        elif keyword in tuple(Role):
            said += re.findall(r'^\s*\S+\s+\S+\s.*(?<!\bof)\s"([^"]*)"\s*$', code, re.IGNORECASE)
    return Counter(word for each in said for word in re.findall(r"\w+", each.casefold()) if word != REASON)


@pytest.mark.parametrize("folder", _FOLDERS)
def test_no_safe_fix_loses_a_word(folder: str) -> None:
    lost = {}
    mended = 0
    for path in sorted((_TESTS / folder).rglob("*.gpl")):
        text = path.read_bytes().decode("utf-8", "replace")
        fixed = apply_fixes(SourceText(path.as_posix(), text), check, unsafe=False)
        mended += len(fixed.applied)
        if missing := words(path.name, text) - words(path.name, fixed.text):
            lost[path.name] = missing
    assert lost == {}
    assert mended or folder not in ("language/cases", "rules/cases", "rules/fixes")
