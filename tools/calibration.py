"""What the rules say of the programs in tests/programs, and what a coach says of that: docs/calibration.md.

`python tools/calibration.py` lists findings without a word in tests/programs/verdicts.toml, and words without a
finding; the exit code is 1 if there are any.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from gplang.compiler import compile_source, judge
from gplang.diagnostics import Diagnostic
from gplang.guide.profile import PROFILES, load_profile
from gplang.lint.policy import Policy
from gplang.project import DiskLoader
from gplang.rules import RULES
from gplang.source import SourceText

ROOT = Path(__file__).parents[1]
PROGRAMS = ROOT / "tests" / "programs"
VERDICTS = PROGRAMS / "verdicts.toml"
BLIND = PROGRAMS / "blind.toml"
NOTE = (
    "<!-- Made by tools/generate.py from tests/programs: judge findings in verdicts.toml there, not on this page. -->"
)

INTRODUCTION = """\
A linter that cries wolf is switched off. So the rules are tried on the {programs} programs in
[tests/programs](../tests/programs), written as coaches of many schools write them, and each finding is judged there by
hand (`verdicts.toml`): **right**, a good coach would nod; **debatable**, good coaches disagree; **wrong**, the program
is sound. Open a program and disagree. Each finding has its word, and why; tests fail where one is missing.

Plans are judged by a [profile](config.md#profiles). `posterior-chain-1` ("posterior" below), the default, holds
everything against the guide to glutes and hamstrings, which most of these programs were not written for; `general-1`
("general") judges what holds for any school.

Two people judged blind: they saw the programs and what was said of them, and no rule. Of the {earlier[0]} findings of
an earlier version one called {earlier[1]} right, {earlier[2]} debatable and {earlier[3]} wrong. Most of the wrong ones
were W304 (a quota where the goal is another one), W302 (sets far from the limit that count as whole ones) and S114
(lifts that their percentage makes light); the rules were mended for it. Of {later[0]} findings after that another one
called {later[1]} right, {later[2]} debatable and {later[3]} wrong. Where her word is the harder one, it is the word
below, with her reason. [Before and now](#before-and-now) has all three side by side."""

BEFORE = """\
## Before and now

What was said blind of the earlier version's findings, what was said blind of later ones, and the words for today's,
rule by rule; what several profiles say of a line counts once."""

_MOST_TOLD = 3
"""Findings of one rule on one program that are quoted."""


class Verdict(StrEnum):
    """What a coach says of a finding."""

    RIGHT = "right"
    DEBATABLE = "debatable"
    WRONG = "wrong"


class Word(NamedTuple):
    """A verdict on the findings of a rule on a program, or on those whose message has `part`, and why."""

    program: str
    code: str
    part: str
    verdict: Verdict
    why: str

    def covers(self, found: "Found") -> bool:
        """Return whether it is about a finding."""
        return (self.program, self.code) == (found.program, found.code) and self.part in found.message


class Found(NamedTuple):
    """A finding on a program under a profile."""

    profile: str
    program: str
    line: int
    code: str
    severity: str
    message: str


@cache
def find_all() -> tuple[Found, ...]:
    """Return what the profiles say of the programs, in the order of profiles, programs and lines."""
    return tuple(sorted(found for path in sorted(PROGRAMS.glob("*.gpl")) for found in _find(path)))


def _find(path: Path) -> Iterator[Found]:
    source = SourceText(path.as_posix(), path.read_text(encoding="utf-8"))
    compilation = compile_source(source, DiskLoader(PROGRAMS))
    for name in PROFILES:
        profile = load_profile(name)
        policy = Policy(profile, tuple(rule for rule in RULES if rule.code in profile.judges), known=RULES)
        for each in judge(compilation, policy).diagnostics:
            yield _describe(each, name, path.stem)


def _describe(finding: Diagnostic, profile: str, program: str) -> Found:
    line = finding.where.start.line
    return Found(profile, program, line, finding.code, finding.severity.value, finding.message)


@cache
def read_words() -> tuple[Word, ...]:
    """Return what is said of findings; a key is a rule's code, or that and a part of the message."""
    words = []
    for program, keys in tomllib.loads(VERDICTS.read_text(encoding="utf-8")).items():
        for key, word in keys.items():
            code, _, part = key.partition(" ")
            words.append(Word(program, code, part, Verdict(word["verdict"]), word["why"]))
    return tuple(words)


def word_of(found: Found, words: Iterable[Word]) -> Word | None:
    """Return the word for a finding: that which names the longest part of its message."""
    return max((word for word in words if word.covers(found)), key=lambda word: len(word.part), default=None)


def find_gaps() -> Iterator[str]:
    """Yield the findings without a word, and the words without a finding."""
    words = read_words()
    used: set[Word] = set()
    for found in find_all():
        word = word_of(found, words)
        if word is None:
            yield f"no word: {found.program}.gpl:{found.line}: {found.code} ({found.profile}): {found.message}"
        else:
            used.add(word)
    for word in words:
        if word not in used:
            yield f"no finding: [{word.program}] {word.code} {word.part}".rstrip()


# ---- the page


def render_calibration() -> str:
    """Return the page."""
    found = [(each, word_of(each, read_words())) for each in find_all()]
    judged = [(each, word) for each, word in found if word is not None]
    programs = sorted({path.stem for path in PROGRAMS.glob("*.gpl")})
    blind = _read_blind()
    totals = {name: sum(by_rule.values(), Counter[Verdict]()) for name, by_rule in blind.items()}
    said = {name: [total.total(), *(total[verdict] for verdict in Verdict)] for name, total in totals.items()}
    introduction = INTRODUCTION.format(programs=len(programs), **said)
    parts = [NOTE, "# Calibration", introduction, *_totals(judged, programs), BEFORE, _before_and_now(blind, judged)]
    parts += ["## What is said, and why", "Numbers are lines of the program."]
    for program in programs:
        rows = [*_rows(program, judged)]
        if rows:
            parts.append(f"### [{program}](../tests/programs/{program}.gpl)\n\n" + "\n".join([*_HEADER, *rows]))
    quiet = [program for program in programs if not any(each.program == program for each, _ in judged)]
    if quiet:
        parts.append(f"Of these nothing is said: {', '.join(quiet)}.")
    return "\n\n".join(parts) + "\n"


_HEADER = ("| rule | says | profiles | word | why |", "|---|---|---|---|---|")

_Judged = list[tuple[Found, Word]]


def _totals(judged: _Judged, programs: list[str]) -> Iterator[str]:
    rows = [
        (f"`{profile}`", Counter(word.verdict for each, word in judged if each.profile == profile))
        for profile in PROFILES
    ]
    lines = [
        "## Totals",
        "",
        f"| profile | findings | {' | '.join(Verdict)} | programs without any |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for (name, counts), profile in zip(rows, PROFILES, strict=True):
        silent = len(programs) - len({each.program for each, _ in judged if each.profile == profile})
        cells = [counts.total(), *(counts[verdict] for verdict in Verdict), silent]
        lines.append(f"| {name} | {' | '.join(map(str, cells))} |")
    yield "\n".join(lines)
    by_rule: dict[str, Counter[tuple[str, Verdict]]] = {}
    by_program: dict[str, Counter[tuple[str, Verdict]]] = {}
    for each, word in judged:
        by_rule.setdefault(each.code, Counter())[each.profile, word.verdict] += 1
        by_program.setdefault(each.program, Counter())[each.profile, word.verdict] += 1
    names = {rule.code: f"[{rule.code}](rules/{rule.code}.md) {rule.name}" for rule in RULES}
    rows = [(names.get(code, f"[{code}](rules/{code}.md)"), by_rule[code]) for code in sorted(by_rule)]
    yield "## Rule by rule\n\n" + _table("rule", rows)
    yield "## Program by program\n\n" + _table("program", sorted(by_program.items()))


def _read_blind() -> dict[str, dict[str, Counter[Verdict]]]:
    """Return what was said blind, earlier and later: by rule the number of each verdict."""
    tables = tomllib.loads(BLIND.read_text(encoding="utf-8"))
    return {
        name: {code: Counter(dict(zip(Verdict, counts, strict=True))) for code, counts in table.items()}
        for name, table in tables.items()
    }


def _before_and_now(blind: Mapping[str, Mapping[str, Counter[Verdict]]], judged: _Judged) -> str:
    """Return the table of what was said, and what is said, of each rule's findings."""
    different = {(each.program, each.line, each.code, each.message): word.verdict for each, word in judged}
    now: dict[str, Counter[Verdict]] = {}
    for (_, _, code, _), verdict in different.items():
        now.setdefault(code, Counter())[verdict] += 1
    tables = {**blind, "now": now}
    heads = [f"{when}: {verdict}" for when in tables for verdict in Verdict]
    lines = [f"| rule | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
    names = {rule.code: rule.name for rule in RULES}
    codes = sorted({code for table in tables.values() for code in table})
    for name, some in [*((f"{code} {names[code]}", [code]) for code in codes), ("all", codes)]:
        counts = tables.values()
        cells = [sum(each.get(code, Counter())[verdict] for code in some) for each in counts for verdict in Verdict]
        lines.append(f"| {name} | {' | '.join(str(cell or '') for cell in cells)} |")
    return "\n".join(lines)


def _table(first: str, rows: Iterable[tuple[str, Mapping[tuple[str, Verdict], int]]]) -> str:
    heads = [f"{profile.partition('-')[0]}: {verdict}" for profile in PROFILES for verdict in Verdict]
    lines = [f"| {first} | {' | '.join(heads)} |", f"|---|{'---:|' * len(heads)}"]
    for name, counts in rows:
        numbers = [counts.get((profile, verdict), 0) for profile in PROFILES for verdict in Verdict]
        lines.append(f"| {name} | {' | '.join(str(number or '') for number in numbers)} |")
    return "\n".join(lines)


def _rows(program: str, judged: _Judged) -> Iterator[str]:
    by_word: dict[Word, dict[tuple[int, str], list[str]]] = {}
    for each, word in judged:
        if each.program == program:
            by_word.setdefault(word, {}).setdefault((each.line, each.message), []).append(each.profile)
    for word, told in sorted(by_word.items()):
        says = [f"{line}: {message}" for line, message in sorted(told)[:_MOST_TOLD]]
        if len(told) > _MOST_TOLD:
            says.append(f"and {len(told) - _MOST_TOLD} more")
        under = [profile.partition("-")[0] for profile in PROFILES if any(profile in each for each in told.values())]
        cells = (word.code, "<br>".join(says), ", ".join(under), word.verdict, word.why)
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    gaps = list(find_gaps())
    sys.stdout.writelines(f"{gap}\n" for gap in gaps)
    sys.exit(bool(gaps))
