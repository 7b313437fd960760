"""Findings as SARIF 2.1.0, the form that code hosts and editors read."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from urllib.parse import quote

from gplang.diagnostics import Diagnostic, Edit, Fix, Label, RuleCard, Severity, Wait
from gplang.jsontext import escape_hidden
from gplang.report.limit import FileFindings, group_by_file
from gplang.report.visible import make_visible
from gplang.report.waiting import FileWaits, group_waits
from gplang.source import Location

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""Where the form is described."""

ROOT = "%SRCROOT%"
"""What relative paths are relative to: the folder in which `gpl` was run."""

FINGERPRINT = "lineText/v1"
"""The name of the fingerprint that stays the same when lines are added above."""

_HASHED = 1000
"""How many characters of a line go into its fingerprint; the rest of an endless line is never read."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}

_SURROGATE = re.compile("[\ud800-\udfff]")
_DRIVE = re.compile("[A-Za-z]:/")

Json = dict[str, object]


def render_sarif(
    findings: Iterable[Diagnostic], rules: Iterable[RuleCard], version: str, waiting: Iterable[Wait] = ()
) -> str:
    """Return `findings` as one SARIF log that ends in a line break; `version` is that of the package.

    Findings come grouped by file in the order given; what is left out of a file is counted in a notification, and what
    rules are `waiting` for is reported in one for each file. Lines and columns count from 1, columns in code points,
    and an end is exclusive. Of the `rules`, those with findings are described; a finding whose rule is not among them
    is reported all the same.
    """
    text = json.dumps(build_log(findings, rules, version, waiting), ensure_ascii=False, indent=2)
    return escape_hidden(_SURROGATE.sub("\ufffd", text)) + "\n"


def build_log(
    findings: Iterable[Diagnostic], rules: Iterable[RuleCard], version: str, waiting: Iterable[Wait] = ()
) -> Json:
    """Return the SARIF log itself: one run, with everything that was found."""
    groups = group_by_file(findings)
    told = [finding for group in groups for finding in group.told]
    codes = {finding.code for finding in told}
    cards = {card.code: card for card in rules if card.code in codes}
    driver = {"name": "gpl", "semanticVersion": version, "rules": [_rule(card) for card in cards.values()]}
    notices = [_notice(group) for group in groups if group.omitted]
    notices += [_wait(waits) for waits in group_waits(waiting)]
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": notices}
    run: Json = {
        "tool": {"driver": driver},
        **({"invocations": [invocation]} if notices else {}),
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\r\n", "\r\n", "\n", "\r"],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which gpl was run."}}},
        "results": _results(told, list(cards)),
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(card: RuleCard) -> Json:
    summary = {"text": _double_braces(card.summary)}
    page = _double_braces(card.text or card.summary)
    return {
        "id": card.code,
        "name": card.name,
        **_former(card),
        "shortDescription": summary,
        "fullDescription": summary,
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": _LEVELS[card.severity]},
        "properties": {"tags": list(dict.fromkeys(card.guide)), "since": card.since},
    }


def _former(card: RuleCard) -> Json:
    """Return what a rule was called before, so that those who know it by that still find it."""
    ids = [each for each in card.former if each[-1:].isdigit()]
    names = [each for each in card.former if each not in ids]
    return {**({"deprecatedIds": ids} if ids else {}), **({"deprecatedNames": names} if names else {})}


def _notice(group: FileFindings) -> Json:
    return {
        "level": "warning",
        "message": {"text": f"findings left out of this report: {group.omitted:,}"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(group.path)}}],
    }


def _wait(waits: FileWaits) -> Json:
    return {
        "level": "note",
        "message": _message(f"{waits.sentence}: {', '.join(waits.codes)}"),
        "locations": [_location(Label(waits.where))],
    }


def _results(findings: Sequence[Diagnostic], codes: Sequence[str]) -> list[Json]:
    indexes = {code: index for index, code in enumerate(codes)}
    prints = _fingerprints(findings)
    return [_result(finding, indexes.get(finding.code), mark) for finding, mark in zip(findings, prints, strict=True)]


def _result(finding: Diagnostic, index: int | None, fingerprint: str) -> Json:
    related = [{"id": number, **_location(label)} for number, label in enumerate(finding.related, 1)]
    fixes = [_fix(fix) for fix in dict.fromkeys(finding.fixes) if _can_be_told(fix)]
    return {
        "ruleId": finding.code,
        **({} if index is None else {"ruleIndex": index}),
        "level": _LEVELS[finding.severity],
        "message": _message(*filter(None, (finding.message, finding.hint))),
        "locations": [_location(finding.labels[0])],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {FINGERPRINT: fingerprint},
        **({"fixes": fixes} if fixes else {}),
    }


def _fingerprints(findings: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield for each finding a hash of its code, path and line, and which of that hash it is."""
    seen: Counter[str] = Counter()
    for finding in findings:
        source = finding.where.source
        start, end = source.line_span(finding.where.start.line)
        line = source.text[start : min(end, start + _HASHED)].strip()
        whole = "\0".join((finding.code, _uri(source.path), line))
        digest = sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"


def _location(label: Label) -> Json:
    place = {"artifactLocation": _artifact(label.where.source.path), "region": _region(label.where)}
    return {"physicalLocation": place, **({"message": _message(label.message)} if label.message else {})}


def _region(where: Location) -> Json:
    start, end = where.start, where.end
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _artifact(path: str) -> Json:
    uri = _uri(path)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": ROOT}


def _uri(path: str) -> str:
    """Return a path as a URI of the `file` scheme if it is absolute, else as a relative reference."""
    if path.startswith("/"):
        return "file://" + _percent(path)
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_percent(path[2:])}"
    return _percent(path)


def _percent(path: str) -> str:
    """Percent-encode a path; half a surrogate pair stands for a byte that is not UTF-8, or for itself."""
    try:
        return quote(path, safe="/", errors="surrogateescape")
    except UnicodeEncodeError:
        return quote(path, safe="/", errors="surrogatepass")


def _can_be_told(fix: Fix) -> bool:
    """Return whether a fix changes something, and only to text that JSON can carry."""
    return bool(fix.edits) and not any(_SURROGATE.search(edit.text) for edit in fix.edits)


def _fix(fix: Fix) -> Json:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.where.source.path, []).append(edit)
    changes = [
        {"artifactLocation": _artifact(path), "replacements": [_replacement(edit) for edit in edits]}
        for path, edits in by_path.items()
    ]
    return {
        "description": _message(fix.title),
        "artifactChanges": changes,
        "properties": {"applicability": fix.applicability.value},
    }


def _replacement(edit: Edit) -> Json:
    return {"deletedRegion": _region(edit.where), "insertedContent": {"text": edit.text}}


def _message(*parts: str) -> Json:
    """Return a plain text message of one line for each part, in which nothing is a link or a placeholder."""
    text = "\n".join(make_visible(part) for part in parts)
    return {"text": _double_braces(text.replace("](", "] ("))}


def _double_braces(text: str) -> str:
    """Write braces as SARIF's messages want them; single ones would stand around a placeholder."""
    return text.replace("{", "{{").replace("}", "}}")
