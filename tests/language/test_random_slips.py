"""Every line of the corpus, typed with one random slip: one finding, on the right word, and if possible its repair.

What counts:

- A slip is *visible* if anything is said of the text. Others are none that anybody can see: a capital where case does
  not count, a number that became another number, a name that became another name of the same thing.
- *One finding*: exactly one that was not there before, on the line of the slip and touching the word, or on the use of
  a name whose definition was mistyped: of two words, either may be the wrong one.
- The repair is *certain* unless something is missing that only the author knows (a unit, the end of a text), or the
  letters are those of a short name, or of a name where it is defined, which may be any name.
- A safe fix *gives the line back* if afterwards the text has the same words; capitals and white space aside.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from gplang.compiler import check_source, compile_source
from gplang.diagnostics import LANGUAGE_RULES, Diagnostic
from gplang.lint.fix import apply_fixes
from gplang.source import SourceText
from gplang.vocabulary import Block
from language.random_slips import Slip, draw, split
from marked_plans import load_beside

_ROOT = Path(__file__).parents[2]
_HERE = Path(__file__).parent
CORPUS = sorted(
    [
        *(_ROOT / "examples").rglob("*.gpl"),
        *(_ROOT / "tests" / "programs").glob("*.gpl"),
        *(_HERE / "library").glob("*.gpl"),
        _HERE / "reference.gpl",
        _HERE / "log.gpl",
    ]
)
_EVERY = 1 if os.environ.get("GPLANG_RANDOM") else 5
"""Every so many lines are typed; all of them where new examples are searched."""

_OF_FINGERS = ("doubled letter", "missing letter", "swapped letters", "neighbour key")
_UNKNOWABLE = ("missing unit", "missing quote")
_SHORTEST = 5
_HEADERS = (Block.SESSION, Block.EXERCISE, Block.ATHLETE, Block.SCHEME, "event", "id")


class Result(NamedTuple):
    slip: Slip
    right: str
    told: tuple[Diagnostic, ...]
    is_on_it: bool
    is_back: bool

    @property
    def is_certain(self) -> bool:
        """Whether anybody would know what was meant."""
        first, *others = split(self.right)
        is_defined = first.text in _HEADERS and bool(others) and self.slip.start <= others[0].end
        if self.slip.kind in _UNKNOWABLE or (is_defined and self.slip.kind in (*_OF_FINGERS, "missing space")):
            return False
        word = next((each for each in split(self.right) if each.start == self.slip.start), None)
        return self.slip.kind not in _OF_FINGERS or (
            word is not None and len(word.text) >= _SHORTEST and not any(each.isdigit() for each in word.text)
        )

    def __str__(self) -> str:
        said = "; ".join(f"{each.code} {each.message} ({each.where.text})" for each in self.told)
        return f"[{self.slip.kind}] {self.slip.line.strip()} <= {self.right.strip()}: {said}"


def find(source: SourceText) -> tuple[Diagnostic, ...]:
    return compile_source(source, load_beside).diagnostics


def told_of(found: Diagnostic) -> tuple[str, str, str]:
    return found.code, found.message, found.where.source.path


def words_of(text: str) -> list[list[str]]:
    return [[word.text.casefold() for word in split(line)] for line in text.split("\n")]


def type_line(path: Path, text: str, row: int, slip: Slip, before: Counter[tuple[str, str, str]]) -> Result:
    """Type a line with its slip into the text, and see what is said."""
    lines = text.split("\n")
    wrong = SourceText(path.as_posix(), "\n".join((*lines[:row], slip.line, *lines[row + 1 :])))
    found = find(wrong)
    fresh = Counter(map(told_of, found)) - before
    told = tuple(each for each in found if told_of(each) in fresh)
    fixed = apply_fixes(wrong, find, unsafe=False)
    on_it = len(told) == 1 and is_on(told[0], slip, row)
    return Result(slip, lines[row], told, on_it, words_of(fixed.text) == words_of(text))


def is_on(found: Diagnostic, slip: Slip, row: int) -> bool:
    """Return whether a finding is on what was typed wrong, or on the use of a name that was mistyped where defined."""
    if found.where.start.line - 1 != row:
        is_of_name = found.code in ("E010", "E011", "E017") or found.message.startswith("unknown scheme ")
        return is_of_name and split(slip.line)[0].text in _HEADERS
    return found.where.start.column - 2 <= slip.end and slip.start <= found.where.end.column


def type_all() -> Iterator[Result]:
    row_of_all = 0
    for path in CORPUS:
        text = path.read_text(encoding="utf-8")
        before = Counter(map(told_of, find(SourceText(path.as_posix(), text))))
        for row, line in enumerate(text.split("\n")):
            row_of_all += 1
            slip = draw(line, Random(f"{path.name} {line}")) if row_of_all % _EVERY == 0 else None
            if slip is not None and slip.line != line:
                yield type_line(path, text, row, slip, before)


@pytest.fixture(scope="module")
def results() -> tuple[Result, ...]:
    return tuple(type_all())


def share(some: list[Result], of: list[Result]) -> float:
    return len(some) / len(of)


def test_a_slip_is_one_finding_on_the_right_word(results: tuple[Result, ...]) -> None:
    visible = [each for each in results if each.told]
    wrong = [each for each in visible if not each.is_on_it]
    assert len(visible) > 0.85 * len(results)
    assert share(wrong, visible) <= 0.01, "\n".join(map(str, wrong))


def test_a_certain_repair_gives_the_line_back(results: tuple[Result, ...]) -> None:
    certain = [each for each in results if each.told and each.is_certain]
    wrong = [each for each in certain if not each.is_back]
    assert len(certain) > 0.6 * len(results)
    assert share(wrong, certain) <= 0.05, "\n".join(map(str, wrong))


def test_a_safe_fix_never_makes_another_line(results: tuple[Result, ...]) -> None:
    """What is written unasked is what was meant: no other words stand there afterwards."""
    fixed = [each for each in results if any(fix.is_safe for found in each.told for fix in found.fixes)]
    wrong = [each for each in fixed if not each.is_back]
    assert share(wrong, fixed) <= 0.02, "\n".join(map(str, wrong))


def test_a_slip_brings_no_finding_of_a_rule() -> None:
    """What a line with a slip cannot be counted for waits: the rules find what they found without it, and no more."""
    more = [text for path in CORPUS[::_EVERY] for text in judge(path)]
    assert more == []


def judge(path: Path) -> Iterator[str]:
    """Yield what rules find only where one line of a program, drawn at random, has a slip."""
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    random = Random(path.name)
    row = random.choice([at for at, line in enumerate(lines) if split(line)])
    slip = draw(lines[row], random)
    if slip is not None:
        before = find_rules(path, text)
        after = find_rules(path, "\n".join((*lines[:row], slip.line, *lines[row + 1 :])))
        yield from (f"{path.name}: [{slip.kind}] {slip.line.strip()}: {code}" for code in sorted(after - before))


def find_rules(path: Path, text: str) -> set[str]:
    told = check_source(SourceText(path.as_posix(), text), load_beside).diagnostics
    return {each.code for each in told} - {*LANGUAGE_RULES}
