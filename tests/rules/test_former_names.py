"""A rule that is called otherwise now still answers to what it was called before."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from gplang.cli.commands.explain import explain
from gplang.cli.commands.rules import rules
from gplang.cli.described import make_click
from gplang.compiler import check_source
from gplang.config.policy import make_policy
from gplang.config.read import read_config
from gplang.config.record import GPL_TOML
from gplang.config.schema import build_schema
from gplang.diagnostics import Diagnostic
from gplang.guide import load_profile
from gplang.lint.fix import apply_fixes
from gplang.lint.policy import Policy, current_words, find_codes, find_new_name, names_by_code
from gplang.lint.rule import Rule
from gplang.model.imports import ImportRefused
from gplang.report.sarif import build_log
from gplang.rules import RULES
from gplang.source import SourceText

SESSION = "session hips posterior\n  warmup     band-walk 2x12/side\n  primary    rdl 6x5 @rir2 rest 2-3min\n"


def rename(code: str, *former: str) -> tuple[Rule, ...]:
    """Return all rules, one of them with names that it had before."""
    return tuple(replace(rule, former=former) if rule.code == code else rule for rule in RULES)


KNOWN = rename("D201", "sets-of-primaries", "D299")
NAMES = names_by_code(KNOWN)


def check(text: str) -> tuple[Diagnostic, ...]:
    return check_text(SourceText("plan.gpl", text))


def check_text(source: SourceText) -> tuple[Diagnostic, ...]:
    (judging,) = (rule for rule in KNOWN if rule.code == "D201")
    policy = Policy(load_profile(), (judging,), silenced=frozenset({"E013"}), known=KNOWN)
    return check_source(source, lambda *_: ImportRefused("none"), policy).diagnostics


@pytest.mark.parametrize(
    ("selector", "new"),
    [
        ("sets-of-primaries", "primary-sets"),
        ("SETS-of-Primaries", "primary-sets"),
        ("D299", "D201"),
        ("d299", "D201"),
        ("D201", ""),
        ("primary-sets", ""),
        ("D2", ""),
        ("no-such-rule", ""),
    ],
)
def test_a_selector_by_a_former_name(selector: str, new: str) -> None:
    assert find_new_name(selector, NAMES) == new
    if new:
        assert find_codes(selector, NAMES) == {"D201"}


def test_the_beginning_of_a_former_code_means_nothing() -> None:
    assert find_codes("D29", NAMES) == frozenset()


def test_what_a_rule_is_called_now_goes_before_what_another_was_called() -> None:
    assert find_codes("primary-reps", names_by_code(rename("D201", "primary-reps"))) == {"D202"}


def test_a_comment_holds_and_says_quietly_what_the_rule_is_called() -> None:
    (told,) = check(f"{SESSION.rstrip()}  # gpl: ignore[sets-of-primaries] a long day\n")
    assert (told.code, told.severity, told.message) == (
        "E090",
        "advice",
        "`sets-of-primaries` is now called `primary-sets`",
    )


def test_its_fix_is_safe_and_keeps_the_reason() -> None:
    source = SourceText("plan.gpl", f"{SESSION.rstrip()}  # gpl: ignore[D299] a long day\n")
    fixed = apply_fixes(source, check_text, unsafe=False)
    assert fixed.text == f"{SESSION.rstrip()}  # gpl: ignore[D201] a long day\n"
    assert fixed.remaining == ()


def test_a_comment_that_silences_nothing_is_told_as_any_other() -> None:
    (told,) = check(f"{SESSION.replace('6x5', '4x5').rstrip()}  # gpl: ignore[sets-of-primaries] a long day\n")
    assert (told.severity, told.message) == ("warning", "`sets-of-primaries` silences nothing here")


def test_a_config_may_use_it() -> None:
    text = 'ignore = ["D299"]\n[severity]\nSets-Of-Primaries = "advice"\n[rules.sets-of-primaries]\nsets = [3, 6]\n'
    config, findings = read_config(SourceText("gpl.toml", text), GPL_TOML, KNOWN)
    assert findings == ()
    policy = make_policy(config, KNOWN, "plan.gpl")
    assert "D201" not in {rule.code for rule in policy.rules}
    assert policy.severity["D201"] == "advice"
    assert str(policy.profile.numbers("D201").by_name["sets"].value) == "3–6"


def test_the_schema_of_configs_allows_it_and_does_not_offer_it() -> None:
    schema = build_schema(KNOWN, load_profile())
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"ignore": ["sets-of-primaries"], "rules": {"D299": {"sets": [3, 6]}}})
    assert not validator.is_valid({"ignore": ["sets-of-secondaries"]})
    assert "sets-of-primaries" not in schema["$defs"]["selector"]["anyOf"][0]["enum"]


def test_explain_answers_and_says_what_it_was_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gplang.cli.commands.rules.RULES", KNOWN)
    for name in ("sets-of-primaries", "d299", "D201"):
        page = CliRunner().invoke(make_click(explain), [name]).stdout
        assert page.startswith("D201 primary-sets  (warning); formerly sets-of-primaries, D299\n"), name
    assert '"former": [\n' in CliRunner().invoke(make_click(rules), ["--format", "json"]).stdout


def test_code_hosts_are_told() -> None:
    (finding,) = check(SESSION)
    cards = [rule.card for rule in KNOWN if rule.code == "D201"]
    (run,) = build_log([finding], cards, "1.0")["runs"]  # type: ignore[misc]
    (told,) = run["tool"]["driver"]["rules"]
    assert (told["deprecatedIds"], told["deprecatedNames"]) == (["D299"], ["sets-of-primaries"])


def test_no_former_name_is_what_a_rule_is_called_now() -> None:
    names = names_by_code(RULES)
    former = [word.casefold() for called in names.values() for word in called[1:]]
    assert len({*former}) == len(former)
    assert not {*former} & {word.casefold() for word in current_words(names)}
