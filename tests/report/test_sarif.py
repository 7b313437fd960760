import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion as Snapshot

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, RuleCard, Severity, language_finding
from gplang.report.sarif import build_log, render_sarif
from gplang.source import Location, SourceText, Span

Find = Callable[..., Diagnostic]
SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
VERSION = "1.2.3"

CARDS = (
    RuleCard("E001", "syntax", Severity.ERROR, "A line cannot be read.", "# syntax\n\nA line of `{words}`.\n"),
    RuleCard("S103", "main-lift-pattern", Severity.WARNING, "A pattern is missing.", "", ("G03", "G26", "G03"), "0.2"),
    RuleCard("E014", "alias", Severity.ADVICE, "An alias stands for a name."),
)

URI_CHARS = r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})*"
URI = re.compile(rf"(?!//?){URI_CHARS}|file:///(?:[A-Za-z]:/)?{URI_CHARS}")
"""What RFC 3986 allows of a relative path without a colon, and of an absolute path behind its scheme."""


def read(findings: list[Diagnostic], rules: tuple[RuleCard, ...] = CARDS) -> dict[str, Any]:
    """Render findings, and return the run of the log after checking the log against the schema."""
    text = render_sarif(findings, rules, VERSION)
    assert text.endswith("}\n")
    text.encode("utf-8")
    log = json.loads(text)
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


def uri_of(location: dict[str, Any]) -> str:
    return location["physicalLocation"]["artifactLocation"]["uri"]  # type: ignore[no-any-return]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_everything(finding: Find, json_snapshot: Snapshot) -> None:
    full = finding("session b\n  «漢字» «@rir2»\n", "two “efforts”", "keep one", ("this one", "the first"))
    other = finding("# a\nsession «b»", path="library/lower a.gpl").where
    edits = (Edit(full.where, "x\ty"), Edit(full.related[0].where, ""), Edit(other, "c"))
    fixes = (Fix("keep it", edits, Applicability.SAFE), Fix("leave it out", (Edit(full.where, ""),)))
    full = replace(full, labels=(*full.labels, Label(other)), fixes=fixes, guide=("G26",))
    ruled = replace(finding("«»", path="b.gpl"), code="S103", name="main-lift-pattern", severity=Severity.WARNING)
    bare = replace(finding("«a\nb»", path="b.gpl"), code="S999", name="unknown", severity=Severity.ADVICE)
    read([full, ruled, bare])
    assert render_sarif([full, ruled, bare], CARDS, VERSION) == json_snapshot


def test_nothing_found(json_snapshot: Snapshot) -> None:
    assert read([], ())["results"] == []
    assert render_sarif([], (), VERSION) == json_snapshot


def test_the_same_findings_give_the_same_text(finding: Find) -> None:
    texts = {render_sarif(iter([finding("«a» «b»")]), iter(CARDS), VERSION) for _ in range(3)}
    assert len(texts) == 1


def test_rules_are_those_that_found_something_and_each_once(finding: Find) -> None:
    run = read([replace(finding("«a»"), code=code) for code in ("E014", "E001", "E014", "X1")], (*CARDS, CARDS[0]))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["E001", "E014"]
    assert [result.get("ruleIndex") for result in run["results"]] == [1, 0, 1, None]


def test_a_rule(finding: Find) -> None:
    found = [replace(finding("«a»"), code=card.code) for card in CARDS]
    syntax, pattern, _ = read(found)["tool"]["driver"]["rules"]
    assert syntax["help"]["markdown"] == "# syntax\n\nA line of `{{words}}`.\n"
    assert pattern["help"]["text"] == pattern["shortDescription"]["text"] == "A pattern is missing."
    assert pattern["defaultConfiguration"] == {"level": "warning"}
    assert pattern["properties"] == {"tags": ["G03", "G26"], "since": "0.2"}


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "note")]
)
def test_severity(severity: Severity, level: str, finding: Find) -> None:
    (result,) = read([replace(finding("«a»"), severity=severity)])["results"]
    assert result["level"] == level


@pytest.mark.parametrize(
    ("marked", "region"),
    [
        ("«»", (1, 1, 1, 1)),
        ("\r\n\t漢🏋e\u0301«ab» c", (2, 6, 2, 8)),
        ("a\rb «c»", (2, 3, 2, 4)),
        ("a«\n»", (1, 2, 2, 1)),
    ],
)
def test_a_region_counts_characters_from_1_and_its_end_is_exclusive(
    marked: str, region: tuple[int, ...], finding: Find
) -> None:
    (result,) = read([finding(marked)])["results"]
    found = result["locations"][0]["physicalLocation"]["region"]
    assert tuple(found[key] for key in ("startLine", "startColumn", "endLine", "endColumn")) == region


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("plans/a.gpl", "plans/a.gpl"),
        ("../a.gpl", "../a.gpl"),
        ("a b#1?100%.gpl", "a%20b%231%3F100%25.gpl"),
        ("c:d.gpl", "c%3Ad.gpl"),
        ("http://x/y", "http%3A//x/y"),
        ("back\\slash[1].gpl", "back%5Cslash%5B1%5D.gpl"),
        ("übung/漢.gpl", "%C3%BCbung/%E6%BC%A2.gpl"),
        ("a\udcff.gpl", "a%FF.gpl"),
        ("a\ud800\udcff.gpl", "a%ED%A0%80%ED%B3%BF.gpl"),
        ("a\n\x00.gpl", "a%0A%00.gpl"),
        ("/a b/c:d.gpl", "file:///a%20b/c%3Ad.gpl"),
        ("C:/a b/c.gpl", "file:///C:/a%20b/c.gpl"),
        ("//server/a.gpl", "file:////server/a.gpl"),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str, finding: Find) -> None:
    (result,) = read([finding("«a»", path=path)])["results"]
    base = {} if uri.startswith("file:") else {"uriBaseId": "%SRCROOT%"}
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri, **base}
    assert URI.fullmatch(uri)


def test_a_message_is_the_fact_and_then_the_hint(finding: Find) -> None:
    results = read([finding("«a»", "a fact", "a remedy"), finding("«b»", "a fact")])["results"]
    assert [result["message"]["text"] for result in results] == ["a fact\na remedy", "a fact"]


def test_a_message_holds_no_link_no_placeholder_and_no_control(finding: Find) -> None:
    made = finding("«a» «b»", "[here](1) {0}\n", "\x1b[31m\ud800\u202e", ("[a](b)", "{1}\x07"))
    (result,) = read([made])["results"]
    assert result["message"]["text"] == "[here] (1) {{0}}␊\n␛[31m<U+D800><U+202E>"
    assert result["locations"][0]["message"]["text"] == "[a] (b)"
    assert result["relatedLocations"][0]["message"]["text"] == "{{1}}␇"


def test_related_places_may_lie_in_another_file(finding: Find) -> None:
    home = finding("session «b» «c»", "session `b` twice", notes=("here", "and here"))
    other = finding("# a\nsession «b»", path="library/a b.gpl").where
    (result,) = read([replace(home, labels=(*home.labels, Label(other, "the first")))])["results"]
    related = result["relatedLocations"]
    assert [place["id"] for place in related] == [1, 2]
    assert [uri_of(place) for place in related] == ["plans/a.gpl", "library/a%20b.gpl"]
    assert related[1]["message"]["text"] == "the first"


def test_a_fix_that_cannot_be_written_is_left_out(finding: Find) -> None:
    made = finding("«a»")
    good = Fix("good", (Edit(made.where, "\x00\u2028{}"),), Applicability.SAFE)
    fixes = (Fix("nothing", ()), Fix("half", (Edit(made.where, "\ud800"),)), good, good)
    (result,) = read([replace(made, fixes=fixes)])["results"]
    (told,) = result["fixes"]
    assert told["description"]["text"] == "good"
    assert told["properties"] == {"applicability": "safe"}
    assert told["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "\x00\u2028{}"}


def fingerprints(findings: list[Diagnostic]) -> list[str]:
    return [result["partialFingerprints"]["lineText/v1"] for result in read(findings)["results"]]


def test_a_fingerprint_stays_when_the_line_moves(finding: Find) -> None:
    before = fingerprints([finding("session b\n  «a» 4x5"), finding("  a «4x5»")])
    after = fingerprints([finding("plan\n\nsession b\n\t«a» 4x5  \n"), finding("a «4x5»")])
    assert before == after


def test_a_fingerprint_is_each_finding_s_own(finding: Find) -> None:
    findings = [
        finding("«a»"),
        finding("«b»"),
        finding("«a»", path="b.gpl"),
        finding("«a»", code="E002"),
        finding("«a»", "another message"),
    ]
    found = fingerprints(findings)
    assert len(set(found)) == len(findings)
    assert [mark.partition(":")[2] for mark in found] == ["1", "1", "1", "2", "1"]


def test_omitted_findings_are_counted(finding: Find) -> None:
    run = read([*[finding("«a»")] * 1512, *[finding("«a»", path="b.gpl")] * 200])
    assert len(run["results"]) == 400
    (invocation,) = run["invocations"]
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"] == "findings left out of this report: 1,312"
    assert uri_of(notice["locations"][0]) == "plans/a.gpl"


def test_without_omissions_nothing_is_said_of_the_invocation(finding: Find) -> None:
    assert "invocations" not in read([finding("«a»")])


def test_half_a_character_in_a_card_makes_no_invalid_text(finding: Find) -> None:
    (rule,) = read([finding("«a»")], (RuleCard("E001", "\ud800", Severity.ERROR, "\udcff"),))["tool"]["driver"]["rules"]
    assert rule["name"] == rule["shortDescription"]["text"] == "\ufffd"


TEXTS = st.text(st.sampled_from('a/:%#[](){}"\\\r\n\x00\x1b\u2028\u202e\ud800\udcff ') | st.characters(), max_size=20)


@given(TEXTS, TEXTS, TEXTS)
def test_anything_makes_a_valid_log(path: str, text: str, message: str) -> None:
    where = Location(SourceText(path, text), Span(0, len(text)))
    fix = Fix(message, (Edit(where, text),))
    made = language_finding("E001", where, message, text, note=message, related=(Label(where, text),), fixes=(fix,))
    (result,) = read([made, made])["results"][:1]
    uri = uri_of(result["locations"][0])
    assert URI.fullmatch(uri)
    assert not re.search(r"\]\(|[\x00-\x09\x0b-\x1f\u202e]", result["message"]["text"])
    plain = path.encode("utf-8", "surrogatepass")
    if b"\xed" not in plain and not uri.startswith("file:"):
        assert unquote_to_bytes(uri) == plain


def test_a_huge_line_is_told_at_once(finding: Find) -> None:
    made = finding("x" * 500_000 + "«bad»" + "y" * 500_000)
    assert len(json.dumps(build_log([made] * 200, CARDS, VERSION))) < 200_000
