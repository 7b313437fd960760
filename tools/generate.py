"""Write what is made from the rules, the guide and the language: pages, the configuration's schema, grammars,
and from the tests the cases of `conformance/`.

`python tools/generate.py` writes them, `--check` only tells (with exit code 1) which are not current.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from calibration import render_calibration
from catalog_page import render_catalog
from commands import render_commands
from conformance_cases import generate_conformance
from gplang.card import load_card
from gplang.catalog import load_catalog, priority
from gplang.cli.commands.rules import numbers_by_code
from gplang.cli.rule_page import basis_of
from gplang.config.schema import render_schema
from gplang.diagnostics import RuleCard
from gplang.guide import (
    PROFILES,
    Numbers,
    Profile,
    Statement,
    load_chapters,
    load_profile,
    load_statements,
    profiles_with,
)
from gplang.lint.page import read_page
from gplang.review.proposals import load_proposal_cards
from gplang.rules import RULES
from gplang.rules.pages import load_cards
from gplang.words import load_page
from grammars import generate_grammars
from manual import render_manual
from performance import render_performance
from picture import render_picture
from reference import render_reference
from stages import render_stages

ROOT = Path(__file__).parents[1]
NOTE = "<!-- Made by tools/generate.py: change the rule, not this page. -->"
WORDS_NOTE = "<!-- Made by tools/generate.py from src/gplang/words/words.md. -->"
CARD_NOTE = "<!-- Made by tools/generate.py from src/gplang/card/card.md. -->"
GUIDE_NOTE = "<!-- Made by tools/generate.py from src/gplang/guide/statements.toml, the rules and the catalog. -->"

COUNTING = """\
A **hard set** is a set of a strength exercise with the role primary, secondary or accessory that takes effort: with
{rir} repetitions in reserve or fewer, where an effort is written. Without one, it is none with at most {reps}
repetitions at {percent} % of the maximum or less, since that is a ramp or work for speed; nor is it with the empty bar
or a load that is said to be light or moderate. Swings, jumps, sprints, snatches, cleans and jerks are what they are,
whatever the implement: they bring no hard sets. A set counts whole for the muscles that an exercise trains, and
{assisted} for those that assist. These numbers are conventions; the guide counts hard sets without saying what one is.

The guide asks to count squats and Olympic lifts for glutes and hamstrings ([G09](#g09)), but not how much.
[Trials](catalog.md) found glutes and adductors to grow from deep squats and the hamstrings not, nor from hip thrusts.
What decides is the guide's own week of two days, which it puts at 10–16 hard sets for a muscle ([G36](#g36)): with half
a set for the glutes for each set of squats and leg presses, `examples/lower-2day.gpl` has 15.5; with a whole one it
would have 19. Olympic lifts are counted as what they are: fast, hardly lowered and far from failure, so they bring no
hard sets, but the rules see the load on the spine, the technique and the order of the session."""

FAMILIES = {
    "E": ("The language", "Always on. Errors prevent a plan from being built and cannot be ignored."),
    "S": ("The session", "What a posterior day contains, and in which order."),
    "D": ("The dose", "Sets, repetitions, rest and effort of the lines of a posterior day."),
    "W": ("The week", "Hard sets, days between sessions, and what the sessions of a week cover together."),
    "P": ("The plan", "How long it is, and how it progresses from week to week."),
    "A": ("The athlete", "What suits the athlete."),
    "L": ("Logs", "What is recorded of a plan, and how it goes with the plan."),
    "R": (
        "Proposals",
        "What [`gpl review`](../review.md) proposes from a log. They are no rules: `gpl check` never says them, and"
        " nothing selects or ignores them.",
    ),
}


def generate() -> Iterator[tuple[Path, str]]:
    """Yield every file with the text that it should have."""
    cards = load_cards(RULES)
    numbers = numbers_by_code(RULES)
    docs = ROOT / "docs"
    pages = {**cards, **load_proposal_cards()}
    yield docs / "rules" / "README.md", render_table(pages)
    for card in pages.values():
        yield docs / "rules" / f"{card.code}.md", render_page(card, numbers.get(card.code, Numbers({})))
    yield docs / "guide.md", render_guide(cards)
    yield docs / "catalog.md", render_catalog()
    yield docs / "commands.md", render_commands()
    yield from ((docs / "man" / name, text) for name, text in render_manual())
    yield docs / "calibration.md", render_calibration()
    yield docs / "performance.md", render_performance()
    yield docs / "card.md", f"{CARD_NOTE}\n\n{load_card()}"
    yield docs / "words.md", f"{WORDS_NOTE}\n\n{load_page()}"
    yield docs / "llms.txt", render_index((docs / "mkdocs.yml").read_text(encoding="utf-8"))
    yield docs / "images" / "legs.svg", render_picture((ROOT / "README.md").read_text(encoding="utf-8"))
    language = docs / "language.md"
    yield language, render_reference(language.read_text(encoding="utf-8"))
    architecture = docs / "architecture.md"
    yield architecture, render_stages(architecture.read_text(encoding="utf-8"))
    schema = ROOT / "src" / "gplang" / "config" / "config.schema.json"
    yield schema, render_schema(RULES, load_profile())
    yield from generate_grammars(ROOT)
    yield from generate_conformance()


def render_index(site: str) -> str:
    """Return what agents are told of the documentation: its pages, in the order of the site's navigation."""
    lines = ["# gplang", "", "> A text language for strength-training plans, with a compiler and a linter.", ""]
    lines += ["Read [the language on one page](card.md) before you write a plan, and run `gpl check` on it.", ""]
    for line in site.partition("\nnav:\n")[2].splitlines():
        title, _, page = line.strip().removeprefix("- ").partition(": ")
        if page.endswith(".md"):
            lines.append(f"- [{title}]({page})")
        elif title:
            lines += ["", f"## {title.rstrip(':')}", ""]
    return "\n".join(lines) + "\n"


def render_page(card: RuleCard, numbers: Numbers) -> str:
    """Return a rule's page."""
    page = read_page(card.text)
    parts = [NOTE, f"# {card.code} {card.name}", _facts(card), card.summary]
    parts += page.paragraphs
    if profiles := profiles_with(card.code):
        listed = " and ".join(f"`{name}`" for name in profiles)
        parts.append(f"It judges in the {'profiles' if profiles[1:] else 'profile'} {listed}.")
    if numbers.by_name:
        rows = [
            f"| `{name}` | {number.value} | {number.says} | {basis_of(number)} |"
            for name, number in numbers.by_name.items()
        ]
        parts.append("\n".join(["## Numbers", "", "| name | value | what it is | from |", "|---|---:|---|---|", *rows]))
        parts.append(f"A project sets them in `[rules.{card.code}]` of its [configuration](../config.md).")
    if card.messages:
        messages = "\n".join(card.messages)
        parts.append(f"## Messages\n\n```text\n{messages}\n```")
    parts += [f"## {example.kind.heading.capitalize()}\n\n```gpl\n{example.text}```" for example in page.examples]
    if card.guide:
        statements = load_statements()
        listed = "\n".join(f"- [{each}](../guide.md#{each.lower()}): {statements[each]}" for each in card.guide)
        parts.append(f"## The guide says\n\n{listed}")
    return "\n\n".join(parts) + "\n"


def _facts(card: RuleCard) -> str:
    former = f"; formerly {', '.join(f'`{name}`' for name in card.former)}" if card.former else ""
    return f"**{card.kind}**, since {card.since}{former}"


def render_table(cards: Mapping[str, RuleCard]) -> str:
    """Return the list of all rules."""
    parts = [
        NOTE,
        "# The rules",
        "Each rule has a code, a name and a page; `gpl explain` shows the same page in the terminal."
        " [Checking plans](../checking.md) explains what is checked, and how to suppress a rule.",
    ]
    for letter, (title, about) in FAMILIES.items():
        rows = [_row(card) for card in cards.values() if card.code.startswith(letter)]
        table = "\n".join(["| code | name | severity | what is wrong | guide |", "|---|---|---|---|---|", *rows])
        parts.append(f"## {title}\n\n{about}\n\n{table}")
    return "\n\n".join(parts) + "\n"


def _row(card: RuleCard) -> str:
    cells = (f"[{card.code}]({card.code}.md)", card.name, card.kind, card.summary, ", ".join(card.guide))
    return f"| {' | '.join(cells)} |"


def render_guide(cards: Mapping[str, RuleCard]) -> str:
    """Return the guide's statements, each with what keeps it."""
    parts = [
        GUIDE_NOTE,
        "# The training guide",
        "gplang checks plans against one guide to training glutes and hamstrings. This page lists its recommendations,"
        " statement by statement, in our own words, and what in gplang implements each.",
        render_statements(cards),
        render_profiles(),
        render_counting(load_profile()),
    ]
    for chapter in load_chapters():
        lines = [line for statement in chapter.statements for line in render_statement(statement, cards)]
        parts.append("\n".join([f"## {chapter.title}", "", *lines]).rstrip())
    return "\n\n".join(parts) + "\n"


def render_statements(cards: Mapping[str, RuleCard]) -> str:
    """Return a table of the statements: how each is judged, by which rules, and what is left uncaught."""
    rows = []
    for statement in (each for chapter in load_chapters() for each in chapter.statements):
        rules = ", ".join(f"[{card.code}](rules/{card.code}.md)" for card in rules_of(statement, cards))
        plans = f"[plans](../tests/rules/guide/{statement.id}.gpl)"
        cells = (f"[{statement.id}](#{statement.id.lower()})", statement.says, statement.judged, rules, statement.left)
        rows.append(f"| {' | '.join((*cells, plans))} |")
    return "\n".join(
        [
            "## Statement by statement",
            "",
            "How each statement is counted or judged, by which rules, and what nothing catches yet. The plans show",
            "both sides: some that slip away from the statement, with what is said of them, and others beside them",
            "that keep it and have no finding; the tests check them.",
            "",
            "| statement | it says | judged by | rules | not caught | |",
            "|---|---|---|---|---|---|",
            *rows,
        ]
    )


def rules_of(statement: Statement, cards: Mapping[str, RuleCard]) -> list[RuleCard]:
    """Return the rules that see to a statement: those that name it, and those that it names."""
    return [card for card in cards.values() if statement.id in card.guide or card.code in statement.rules]


def render_profiles() -> str:
    """Return which rules judge in which profile."""
    lines = [f"- `{name}`: {', '.join(sorted(load_profile(name).judges))}" for name in PROFILES]
    return "\n".join(
        [
            "## Profiles",
            "",
            "`posterior-chain-1` is for plans with days made for glutes and hamstrings, and the default. `general-1`",
            "keeps to what holds for plans of any school. A [configuration](config.md#profile) or `--profile` chooses",
            "one, and a project can [extend](config.md#profiles) them. The rules of the language judge in both.",
            "",
            *lines,
        ]
    )


def render_counting(profile: Profile) -> str:
    """Return what is a hard set and what is heavy, with the numbers of a profile."""
    volume, terms = profile.volume, profile.terms
    rows = [f"| {number.value} | {number.says} | {basis_of(number)} |" for number in terms.by_name.values()]
    return "\n".join(
        [
            "## What counts",
            "",
            COUNTING.format(
                rir=volume.hard_rir,
                reps=volume.easy_reps,
                percent=volume.easy_percent,
                assisted=f"{float(volume.assisted):g}",
            ),
            "",
            "| number | what it is | from |",
            "|---:|---|---|",
            *rows,
        ]
    )


def render_statement(statement: Statement, cards: Mapping[str, RuleCard]) -> Iterator[str]:
    """Yield the lines of one statement."""
    yield f'### <a id="{statement.id.lower()}"></a>{statement.id}'
    yield ""
    yield f"{statement.says[0].upper()}{statement.says[1:]}."
    yield ""
    rules = [f"[{card.code} {card.name}](rules/{card.code}.md)" for card in rules_of(statement, cards)]
    found = (each for each in load_catalog().exercises.values() if statement.id in each.guide)
    exercises = [f"`{each.id}`" for each in sorted(found, key=priority)]
    for title, keepers in {
        "Rules": rules,
        "Exercises": exercises,
        "Also": [statement.kept] * bool(statement.kept),
    }.items():
        if keepers:
            yield f"- {title}: {', '.join(keepers)}"
    yield ""


def main(arguments: list[str]) -> int:
    """Write or check all files; return the exit code."""
    wanted = dict(generate())
    there = {path: path.read_text(encoding="utf-8") for path in wanted if path.exists()}
    stale = [path for path, text in wanted.items() if there.get(path) != text]
    cases = (ROOT / "conformance" / "cases").rglob("*.json")
    made = (*(ROOT / "docs" / "rules").glob("*.md"), *(ROOT / "docs" / "man").glob("*.1"), *cases)
    left_over = [path for path in made if path not in wanted]
    checks = "--check" in arguments
    for path in (*stale, *left_over):
        sys.stderr.write(f"{path.relative_to(ROOT).as_posix()} {'is not current' if checks else 'written'}\n")
    if checks:
        return 1 if stale or left_over else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8", newline="\n")
    for path in left_over:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
