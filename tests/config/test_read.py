"""Reading configs: exact numbers, files without a config, and texts that mean harm."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.conftest import KNOWN, config
from gplang.config.read import read_config
from gplang.config.record import GPL_TOML, PYPROJECT_TOML, Config
from gplang.config.toml import MAX_CHARACTERS, holds_config
from gplang.diagnostics import Diagnostic
from gplang.guide import Band
from gplang.source import SourceText


def read(text: str, table: tuple[str | int, ...] = GPL_TOML) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    return read_config(SourceText("gpl.toml", text), table, KNOWN)


def test_numbers_are_exact() -> None:
    found = config("[rules]\nD202 = { share = 0.1, reps = [3, 8.10] }\nD201.sets = [3.0, 1_0]\nW301.sets = 0.000001\n")
    assert found.numbers["D202"] == {"share": Fraction(1, 10), "reps": Band(3, Fraction(81, 10))}
    assert found.numbers["D201"]["sets"] == Band(3, 10)
    assert found.numbers["W301"]["sets"] == Fraction(1, 1_000_000)
    assert isinstance(found.numbers["D201"]["sets"].low, int)  # type: ignore[union-attr]


def test_everything_has_its_place() -> None:
    found = config('ignore = [\n  "S101",\n  "W",\n]\n[rules.primary-sets]\nsets = [3, 6]\n')
    assert found.place("ignore", 1).value.start == (3, 3)
    assert found.place("rules", "primary-sets", "sets").key.start == (6, 1)
    assert found.place("profile").key.start == (1, 1)


def test_an_empty_file_says_nothing() -> None:
    found = config("")
    assert (found.select, found.ignore, found.profile, found.fail_on) == (None, (), None, None)
    assert config("select = []").select == ()


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("[project]\nname = 'x'\n", False),
        ("[project]\nname = 'tool.gpl'\n", False),
        ("[tool.other]\ngpl = 1\n", False),
        ("tool = 'gpl'\n", False),
        ("[tool.gpl]\n", True),
        ("[tool]\ngpl = { select = [] }\n", True),
        ("[tool.gpl.rules.D201]\nsets = [3, 4]\n", True),
        ("broken =\n[tool.gpl]\n", True),
        ("broken =\n[tool.ruff]\nx = 'gpl'\n", False),
    ],
)
def test_which_pyproject_has_a_config(text: str, holds: bool) -> None:
    source = SourceText("pyproject.toml", text)
    assert holds_config(source, PYPROJECT_TOML) == holds
    assert holds_config(source, GPL_TOML)
    if not holds and "broken" not in text:
        assert read_config(source, PYPROJECT_TOML, KNOWN) == (Config(source, PYPROJECT_TOML), ())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a = " + "[" * 100_000, "lists or tables are nested too deeply"),
        ("a = " + "{a=" * 50_000, "lists or tables are nested too deeply"),
        ("[rules.D201]\nsets = " + "9" * 10_000, "a number has too many digits"),
        ("#" * (MAX_CHARACTERS + 1), "the file is longer than 262,144 characters"),
        ("\0", "no TOML: invalid statement"),
        ("\ud800 = 1", "no TOML: invalid statement"),
    ],
)
def test_hostile_texts_are_refused(text: str, message: str) -> None:
    found, findings = read(text)
    assert found is None
    assert [each.message for each in findings] == [message]


def test_a_word_over_two_lines_is_told_on_one() -> None:
    _, (finding,) = read('exclude = ["a\\nb"]')
    assert finding.message == "`a\\nb` is no glob"


HOSTILE = {
    "words": "select = [" + '"missing-warmip", ' * 12_000 + "]",
    "keys": "".join(f"selekt{number} = 1\n" for number in range(15_000)),
    "quoted": "[" + '"a b" . ' * 20_000 + "a]",
    "inline": "x = {" + "a." * 100_000 + "a = 1}",
    "headers": "".join(f"[a{number}.{'b.' * 44}c]\n" for number in range(2_500)),
    "dots": "a" + ".a" * 100_000 + " = 1",
    "tables": "".join(f"[per-file.x{number}]\n" for number in range(12_000)),
    "long": 'select = ["' + "x" * 200_000 + '"]',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_end_in_few_short_findings(name: str) -> None:
    found, findings = read(HOSTILE[name])
    assert found is None
    assert 1 <= len(findings) <= 50
    assert all(len(each.message) < 200 for each in findings)


@given(st.text(alphabet="[]{}=.,\"'#\n selctignor-S1D20", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    found, findings = read(text)
    assert (found is None) == bool(findings)
    assert all(each.where.span.end <= len(text) for each in findings)
