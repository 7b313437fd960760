"""The words of the language may be names where they stand for nothing else: `mon deload`, `primary step 3x5`."""

import pytest

from gplang.statements.lists import ALL_STATEMENTS
from gplang.vocabulary import Adjustable, Day, Role
from language.plans import compile_text

RESERVED_EXERCISES = ("tm", "top", "best", "hold", *Adjustable, *Role)
RESERVED_SESSIONS = ("like", *Day)
_INNER = ("rest", "of", "to", "every", "ramp", "optional", "open", "once", "at")
WORDS = tuple(dict.fromkeys((*ALL_STATEMENTS, *_INNER)))


def told(text: str) -> list[tuple[str, str]]:
    return [(each.code, each.where.text) for each in compile_text(text).diagnostics]


def with_exercise(word: str) -> str:
    return f"""\
plan "P"
  progress {word} +2.5kg every week
athlete anna
  max {word} 100kg
exercise {word}
  like rdl
session a
  primary {word} 3x5 @75%
    or {word} 3x8
session b like a
  swap {word} back-squat 3x5
week 1
  mon a
  thu b
  adjust {word} load -10%
"""


def with_session(word: str) -> str:
    return f"""\
plan "P"
session {word}
  primary rdl 3x5
session a like {word}
week 1
  mon {word}
  wed, fri-sat {word} at 18:00
  thu a
"""


@pytest.mark.parametrize("word", [each for each in WORDS if each not in RESERVED_EXERCISES])
def test_a_word_names_an_exercise(word: str) -> None:
    assert told(with_exercise(word)) == []


@pytest.mark.parametrize("word", RESERVED_EXERCISES)
def test_a_reserved_word_names_none(word: str) -> None:
    assert told(f"exercise {word}\n  like rdl\n") == [("E020", word)]
    (finding,) = compile_text(f"exercise {word}\n  like rdl\n").diagnostics
    assert finding.hint.endswith("choose another name")


@pytest.mark.parametrize("word", [each for each in WORDS if each not in (*RESERVED_SESSIONS, "rest")])
def test_a_word_names_a_session(word: str) -> None:
    assert told(with_session(word)) == []


@pytest.mark.parametrize("word", [each for each in WORDS if each not in RESERVED_SESSIONS])
def test_a_word_names_an_athlete(word: str) -> None:
    assert told(f'plan "P"\nathlete {word} "Anna"\n  max rdl 100kg\n') == []
