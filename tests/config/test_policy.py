"""What follows from a config: who judges, how gravely, by which numbers, and who said so."""

from fractions import Fraction

import pytest

from config.conftest import FEW, KNOWN, config
from gplang.config.policy import (
    SILENT,
    CommandLine,
    Layer,
    Origin,
    choose_fail_on,
    decide,
    is_excluded,
    make_policy,
)
from gplang.config.selectors import CHANGEABLE
from gplang.diagnostics import Severity
from gplang.guide import Band, load_profile

ALL = "D201 D202 S101 W301 W302"


def on(text: str | None, path: str | None = "plan.gpl", command_line: CommandLine = SILENT) -> str:
    """Return the codes that judge a file."""
    policy = make_policy(None if text is None else config(text), KNOWN, path, command_line)
    return " ".join(sorted(rule.code for rule in policy.rules))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (None, ALL),
        ("", ALL),
        ('select = ["S"]', "S101"),
        ('select = ["s101", "PRIMARY-SETS"]', "D201 S101"),
        ("select = []", ""),
        ('extend-select = ["X"]', f"{ALL} X901"),
        ('select = ["W301"]\nextend-select = ["own-rule"]', "W301 X901"),
        ('ignore = ["W3"]', "D201 D202 S101"),
        ('select = ["D"]\nignore = ["D201"]', "D202"),
        ('ignore = ["D"]\nselect = ["D201"]', "D201"),
        ('ignore = ["D"]\nextend-select = ["D201"]', "D201 S101 W301 W302"),
        ('ignore = ["D2"]\nextend-select = ["D"]', "S101 W301 W302"),
        ('select = ["S101"]\nignore = ["missing-warmup"]', ""),
        ('select = ["E"]', ""),
    ],
)
def test_the_more_precise_word_decides_and_of_equals_the_one_that_ignores(text: str | None, codes: str) -> None:
    assert on(text) == codes


@pytest.mark.parametrize(
    ("text", "command_line", "codes"),
    [
        ('select = ["S"]', CommandLine(select=("W",)), "W301 W302"),
        ('ignore = ["S101"]', CommandLine(select=("S",)), "S101"),
        ('ignore = ["S101"]', CommandLine(extend_select=("S",)), ALL),
        ('extend-select = ["S101"]', CommandLine(ignore=("S",)), "D201 D202 W301 W302"),
        ("", CommandLine(ignore=("D", "w302")), "S101 W301"),
        ("", CommandLine(select=("D", "X"), ignore=("D201",)), "D202 X901"),
        ('per-file = { "*.gpl" = ["D"] }', CommandLine(select=("D",)), "D201 D202"),
        ('per-file = { "*.gpl" = ["D"] }', CommandLine(ignore=("W",)), "S101"),
        ("", CommandLine(select=("nothing",)), ""),
    ],
)
def test_the_command_line_decides_before_the_config(text: str, command_line: CommandLine, codes: str) -> None:
    assert on(text, command_line=command_line) == codes


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("library/a.gpl", "D201 D202 W302"),
        ("library/b.gpl", "D201 D202 W302"),
        ("b.gpl", "D201 D202 S101 W302"),
        ("a.gpl", "D201 D202 S101 W301 W302"),
        (None, "D201 D202 S101 W301 W302"),
    ],
)
def test_in_some_files(path: str | None, codes: str) -> None:
    assert on('per-file = { "library/**" = ["S", "W301"], "b.gpl" = ["low-weekly-sets"] }', path) == codes


def test_the_language_is_always_on_but_for_what_is_ignored() -> None:
    assert make_policy(config('select = ["S"]'), FEW, "a.gpl").silenced == frozenset()
    assert make_policy(config('ignore = ["E013", "alias"]'), FEW, "a.gpl").silenced == {"E013", "E014"}
    chosen = CommandLine(select=("E014",))
    assert make_policy(config('ignore = ["E013", "alias"]'), FEW, "a.gpl", chosen).silenced == {"E013"}
    everything = CommandLine(ignore=("E", "L"))
    assert make_policy(None, FEW, "a.gpl", everything).silenced == set(CHANGEABLE)


def test_severities_by_the_most_precise_word() -> None:
    text = '[severity]\nD201 = "error"\nD = "advice"\nD2 = "warning"\nE022 = "error"\n'
    found = make_policy(config(text), KNOWN, None).severity
    assert found == {"D201": Severity.ERROR, "D202": Severity.WARNING, "E022": Severity.ERROR}


def test_numbers_keep_what_is_not_changed() -> None:
    policy = make_policy(config("[rules]\nprimary-reps.share = 0.25\nX901.percent = 3\n"), KNOWN, None)
    (reps,) = (rule for rule in KNOWN if rule.code == "D202")
    assert policy.numbers_of(reps).amount("share") == Fraction(1, 4)
    assert policy.numbers_of(reps).band("reps") == policy.profile.rules["D202"].band("reps")
    assert policy.profile.numbers("X901").amount("percent") == 3
    others = {code for code, numbers in policy.profile.rules.items() if numbers != load_profile().numbers(code)}
    assert others == {"D202", "X901"}


def test_without_a_config_it_is_the_default() -> None:
    policy = make_policy(None, FEW, None)
    assert (policy.rules, policy.known, policy.profile.name) == (FEW, FEW, "posterior-chain-1")
    assert (dict(policy.severity), policy.silenced) == ({}, frozenset())
    assert policy.profile == make_policy(config('profile = "posterior-chain-1"'), FEW, None).profile == load_profile()


def test_who_says_so() -> None:
    text = (
        'ignore = ["W", "S101"]\nper-file = { "a.gpl" = ["D201"] }\nseverity = { D = "advice" }\n[rules.primary-sets]\n'
    )
    found = decide(config(text + "sets = [1, 2]"), KNOWN, "a.gpl", CommandLine(extend_select=("W302",)))
    assert found.claims["S101"].origin == Origin(Layer.CONFIG, ("ignore", 1))
    assert found.claims["W301"].origin == Origin(Layer.CONFIG, ("ignore", 0))
    assert found.claims["W302"].origin == Origin(Layer.COMMAND_LINE)
    assert found.claims["D201"].origin == Origin(Layer.CONFIG, ("per-file", "a.gpl", 0))
    assert found.claims["D202"].origin == Origin()
    assert found.severity["D202"] == (Severity.ADVICE, Origin(Layer.CONFIG, ("severity", "D")))
    where = Origin(Layer.CONFIG, ("rules", "primary-sets", "sets"))
    assert found.numbers == {"D201": {"sets": (Band(1, 2), where)}}


def test_what_fails_a_check() -> None:
    assert choose_fail_on(None) is Severity.WARNING
    assert choose_fail_on(config('fail-on = "advice"')) is Severity.ADVICE
    assert choose_fail_on(config('fail-on = "advice"'), "error") is Severity.ERROR


def test_what_is_excluded() -> None:
    found = config('exclude = ["archive", "*.draft.gpl"]')
    assert is_excluded(found, "x/archive/a.gpl")
    assert is_excluded(found, "a.draft.gpl")
    assert not is_excluded(found, "a.gpl")
    assert not is_excluded(None, "archive/a.gpl")


OWN = """
[profiles.club]
extends = "general-1"
extend-select = ["D", "W301"]
ignore = ["D202"]
rules = { W302 = { sets = 24 } }
[profiles.juniors]
extends = "club"
ignore = ["D"]
extend-select = ["primary-reps"]
rules = { high-weekly-sets = { few_sets = 5 } }
"""


@pytest.mark.parametrize(
    ("text", "chosen", "codes"),
    [
        ('profile = "general-1"', None, "W302"),
        ("", "general-1", "W302"),
        ('profile = "general-1"', "posterior-chain-1", ALL),
        ('profile = "general-1"\nextend-select = ["D"]', None, "W302"),
        ('profile = "general-1"\nextend-select = ["D201"]', None, "D201 W302"),
        (f'profile = "club"\n{OWN}', None, "D201 W301 W302"),
        (f'profile = "club"\nignore = ["D"]\n{OWN}', None, "W301 W302"),
        (OWN, "juniors", "D202 W301 W302"),
        (OWN, None, ALL),
    ],
)
def test_the_profile_decides_who_judges(text: str, chosen: str | None, codes: str) -> None:
    assert on(text, command_line=CommandLine(profile=chosen)) == codes


def test_a_profile_takes_over_the_numbers_that_it_does_not_change() -> None:
    numbers = make_policy(config(OWN), KNOWN, None, CommandLine(profile="juniors")).profile.numbers("W302")
    assert {name: numbers.amount(name) for name in ("sets", "few_sets", "few_sessions")} == {
        "sets": 24,
        "few_sets": 5,
        "few_sessions": 0,
    }
    changed = make_policy(config(f"{OWN}\n[rules.W302]\nsets = 9"), KNOWN, None, CommandLine(profile="juniors"))
    assert (changed.profile.name, changed.profile.volume.week.high) == ("juniors", 9)
