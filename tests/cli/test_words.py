"""`gpl explain` knows the words that a newcomer meets: on the page of words, and in plans."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from gplang.editor.descriptions import describe
from gplang.statements.inner_words import WORDS
from gplang.statements.lists import ALL_STATEMENTS
from gplang.words import find_word, list_words, load_page

Run = Callable[..., Any]


@pytest.mark.parametrize("name", ["rir", "deload", "hard set", "hinge", "on-miss", "done", "1rm"])
def test_a_word(name: str, run: Run, text_snapshot: SnapshotAssertion) -> None:
    code, out, _ = run("explain", *name.split())
    assert (code, out) == (0, text_snapshot)


@pytest.mark.parametrize(
    ("spelt", "name"),
    [
        *(("@rir2", "rir"), ("RPE8.5", "rpe"), ("hard sets", "hard-set"), ("Hard-Set", "hard set")),
        *(("@light", "light"), ("@bw-15kg", "body weight"), ("bodyweight", "body weight"), ("@70-75%", "percentage")),
        *(("4x6-8", "3x5"), ("1x5+", "open set"), ("2x10/side", "unilateral"), ("@60kg", "kilogram"), ("@bar", "bar")),
        *(("supersets", "superset"), ("on miss", "on-miss"), ("amrap", "AMRAP")),
    ],
)
def test_other_spellings(spelt: str, name: str) -> None:
    assert find_word(spelt) == find_word(name) is not None


@pytest.mark.parametrize("name", ["", "-", " ", "@", "2", "s", "zzz", "@2"])
def test_what_is_no_word(name: str) -> None:
    assert find_word(name) is None


def test_every_row_of_the_page_is_found() -> None:
    for name in re.findall(r"^\| ([^,|`]+)[,|]", load_page(), re.M):
        assert name == "word " or find_word(name.strip()), name


def test_every_word_with_a_hover_is_explained_by_the_same_sentence() -> None:
    for word in {*ALL_STATEMENTS, *WORDS}:
        found = find_word(word)
        assert found is not None, word
        assert describe(word).partition("\n")[0] in [each.says for each in found.meanings]


def test_what_can_be_typed_is_explained() -> None:
    for word, says in list_words().items():
        found = find_word(word)
        assert found is not None, word
        assert says in [*(each.means for each in found.terms), *(each.says for each in found.meanings)]


def test_json(run: Run) -> None:
    record = json.loads(run("explain", "amrap", "--format", "json").out)
    assert record["terms"] == [
        {"names": ["AMRAP"], "of": "the gym", "means": "as many repetitions, or rounds, as possible"}
    ]
    assert [each["example"] for each in record["meanings"]] == ["circuit A amrap 15min"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("deloda", "no exercise, rule or word 'deloda'; did you mean 'deload'?"),
        ("glutes", "it is a muscle: try 'gpl exercises --muscle glute-max'"),
        ("rdll", "did you mean 'rdl'"),
        ("S999", "'gpl rules' lists the rules"),
    ],
)
def test_what_is_unknown(name: str, said: str, run: Run) -> None:
    code, out, err = run("explain", name)
    assert (code, out) == (2, "")
    assert said in err
