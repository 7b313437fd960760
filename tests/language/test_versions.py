"""Version after version of a text: what an editor keeps of the last one changes nothing in what is said of the next."""

from functools import cache, partial
from pathlib import Path
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from gplang.compiler import Compilation, compile_source, judge, with_doubts
from gplang.diagnostics import Diagnostic
from gplang.guide import load_profile
from gplang.lint.memory import Memory
from gplang.lint.policy import Policy
from gplang.logs.quiet import QuietBlocks
from gplang.model.imports import ImportRefused
from gplang.model.kept import KeptSessions
from gplang.model.size import measure
from gplang.records import replace
from gplang.rules import RULES
from gplang.source import SourceText
from gplang.syntax.document import Document, parse_document

ROOT = Path(__file__).parents[2]
VERSIONS = 12
WORDS = (
    *("note", "primary rdl 3x5", "slow-curl", "@75%", "#", '"', "scheme waves", "like", "swap", "  ", "70kg", "x"),
    *(
        "for",
        "gym home",
        "in home",
        "group",
        "max rdl 80kg",
        "\t",
        "\U0001f3cb",
        "log",
        "done",
        "did rdl 3x5 @60kg",
        "gpl",
    ),
    *("adjust", "# gpl: ignore[S101] so", "week 2", "athlete eve", "plan", "session"),
)
BREAKS = ("\n", "\r\n", "\r", "\r\r\n", "\n\n")


@cache
def corpus() -> tuple[str, ...]:
    folders = ("examples", "tests/language/cases", "tests/programs")
    files = sorted(file for folder in folders for file in (ROOT / folder).glob("*.gpl"))
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    return tuple(text for text in texts if 3 < text.count("\n") < 250)


class Files:
    """The libraries of the examples, some of which change along with the text."""

    def __init__(self) -> None:
        self._sources: dict[str, SourceText] = {}

    def __call__(self, importer: str, target: str) -> SourceText | ImportRefused:  # noqa: ARG002
        path = ROOT / "examples" / "library" / Path(target).name
        if target not in self._sources and not path.is_file():
            return ImportRefused(f"no file `{target}`")
        return self._sources.setdefault(target, SourceText(target, path.read_text(encoding="utf-8")))

    def edit(self, random: Random) -> None:
        for target, source in self._sources.items():
            self._sources[target] = SourceText(target, edit(source.text, random))


def edit(text: str, random: Random) -> str:
    """Change a line or some as people do: type, delete, copy, move, comment out."""
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    place = random.randrange(len(lines[at]) + 1)
    match random.randrange(12):
        case 0:
            lines[at] = lines[at][:place] + random.choice(WORDS) + lines[at][place:]
        case 1:
            lines[at] = lines[at][:place]
        case 2:
            del lines[at]
        case 3:
            lines.insert(other, lines[at])
        case 4:
            lines[at], lines[other] = lines[other], lines[at]
        case 5:
            lines.insert(at, random.choice(random.choice(corpus()).split("\n")))
        case 6:
            lines[at] = f"# {lines[at]}"
        case 7:
            block = lines[at : at + random.randrange(1, 12)]
            del lines[at : at + len(block)]
            lines[other:other] = block
        case 8:
            return edit_anywhere(text, random)
        case 9:
            return text.replace("\n", "\r\n") if random.random() < 0.2 else text.replace("\r\n", "\n")
        case _:
            lines[other:other] = lines[at : at + random.randrange(1, 12)]
    return "\n".join(lines)


def edit_anywhere(text: str, random: Random) -> str:
    """Put a few characters in the place of others, line breaks and halves of them included."""
    at = random.randrange(len(text) + 1)
    gone = random.choice((0, 0, 1, 1, 2, 40))
    return text[:at] + random.choice((*WORDS, *BREAKS, "")) + text[at + gone :]


@cache
def all_files() -> tuple[str, ...]:
    """Return texts of all kinds as people write them, with mistakes and without."""
    files = sorted(file for folder in ("examples", "tests") for file in (ROOT / folder).rglob("*.gpl"))
    texts = [file.read_bytes().decode("utf-8", "replace") for file in files if file.stat().st_size < 20_000]
    return tuple(text for text in texts if text)


@settings(max_examples=150)
@given(st.integers(0, 1_000_000))
def test_a_document_is_the_same_whatever_it_was_before(seed: int) -> None:
    random = Random(seed)
    text = random.choice(all_files())
    before: Document | None = None
    for _ in range(8):
        source = SourceText("plan.gpl", text)
        new, found = parse_document(source), parse_document(source, before)
        assert (found[0].blocks, set(found[1])) == (new[0].blocks, set(new[1]))
        assert [line.number for line in found[0].lines] == [*range(1, source.line_count + 1)]
        before = found[0]
        text = edit(text, random) if random.random() < 0.4 else edit_anywhere(text, random)


def test_a_document_is_the_same_where_not_all_mistakes_are_explained() -> None:
    slips = [f"  accessory rdl 3x8 @{number}\n" for number in range(205)]
    texts = ["session a\n", *slips[:100], "session b\n", *slips[100:]]
    before: Document | None = None
    for leave_out in (0, 3, 10, 3, 0, 7):
        text = "".join([*texts[:4], *texts[4 + leave_out :]]) + "session c\n  accessory rdl 3x8 @8\nsession d\n"
        source = SourceText("plan.gpl", text)
        new, found = parse_document(source), parse_document(source, before)
        assert found == new
        before = found[0]


def test_a_log_with_another_unit_is_read_anew() -> None:
    log = 'log "A"\n  of "plan.gpl"\ndone 2026-01-05 a\n  did rdl 3x5 @60UNIT\ndone 2026-01-07 a\n  did rdl 60 5 5 5\n'
    before: Document | None = None
    for unit in ("kg", "lb", "", "kg"):
        source = SourceText("log.gpl", log.replace("UNIT", unit) + "done 2026-01-09 a\n")
        new, found = parse_document(source), parse_document(source, before)
        assert found == new
        before = found[0]


def everything(found: Compilation) -> tuple[object, ...]:
    """Return what is known of a text, places included."""
    known = found.resolved
    if known is None:
        return (found.document, found.diagnostics, found.log and found.log.log)
    weeks = [] if known.plan is None else [(week.where, week.numbers, dict(week.changed)) for week in known.plan.weeks]
    return (
        found.document,
        found.diagnostics,
        dict(known.sessions),
        dict(known.exercises),
        dict(known.schemes),
        weeks,
        known.withheld,
        (known.complete, known.too_large, known.libraries),
        repr(
            (known.roster, known.gyms, known.plan and replace(known.plan, exercises=()))
        ),  # gyms are the same only where they are one record
    )


def findings(judged: Compilation) -> tuple[object, ...]:
    return judged.diagnostics, judged.waiting, judged.undecided


def parse(own: SourceText, before: Document | None, source: SourceText) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Parse a text; the lines of the edited one are known."""
    return parse_document(source, before if source is own else None)


@settings(max_examples=25)
@given(st.integers(0, 100_000))
@example(7)
def test_what_is_kept_of_the_last_version_changes_nothing(seed: int) -> None:
    random = Random(seed)
    text, files, kept, quiet = random.choice(corpus()), Files(), KeptSessions(), QuietBlocks()
    policy = Policy(load_profile(), RULES, known=RULES)
    before: Document | None = None
    for version in range(VERSIONS):
        source = SourceText("plan.gpl", text)
        new = compile_source(source, files)
        found = with_doubts(compile_source(source, files, partial(parse, source, before), kept, quiet))
        assert everything(found) == everything(new)
        if found.plan is not None and new.plan is not None:
            assert measure(found.plan, kept.recall) == measure(new.plan)
        before = found.document
        if version % 6 == 5:
            assert findings(judge(found, policy)) == findings(judge(new, policy))
        text = edit(text, random)
        if version % 4 == 3:
            files.edit(random)


def type_in(text: str, random: Random) -> str:
    """Change a number or a word of a line, or add a note: what leaves most of a plan as it was."""
    lines = text.split("\n")
    at = random.randrange(len(lines))
    digits = [place for place, sign in enumerate(lines[at]) if sign.isdigit()]
    if digits and random.random() < 0.6:
        place = random.choice(digits)
        lines[at] = f"{lines[at][:place]}{random.randrange(1, 10)}{lines[at][place + 1 :]}"
    else:
        lines.insert(
            at, random.choice(('  note "x"', '  note "x', "  accessory face-pull 3x15", "  adjust sets -30%", ""))
        )
    return "\n".join(lines)


@settings(max_examples=40)
@given(st.integers(0, 100_000), st.booleans())
@example(11, True)
def test_what_rules_remember_of_the_last_version_changes_nothing(seed: int, gentle: bool) -> None:
    random = Random(seed)
    text, files, memory = random.choice(corpus()), Files(), Memory()
    policy = Policy(load_profile(), RULES, known=RULES, exchanges=False)
    for version in range(6):
        compiled = compile_source(SourceText("plan.gpl", text), files)
        remembered = memory.see(compiled.document, compiled.resolved, files, policy)
        assert findings(judge(compiled, policy, version=remembered)) == findings(judge(compiled, policy))
        text = type_in(text, random) if gentle else edit(text, random)
        if version % 4 == 3:
            files.edit(random)


def test_a_session_that_moves_is_looked_at_once() -> None:
    plan = (ROOT / "examples" / "upper-lower-4day.gpl").read_text(encoding="utf-8")
    policy, memory = Policy(load_profile(), RULES, known=RULES, exchanges=False), Memory()
    found = []
    for text in (plan, f"# above\n{plan}", plan.replace("week 1", "\n\nweek 1", 1)):
        compiled = compile_source(SourceText("plan.gpl", text), Files())
        version = memory.see(compiled.document, compiled.resolved, Files(), policy)
        assert version is not None
        found.append([*version.plan.sessions.values()])
    assert all(one is other for one, other in zip(found[0], found[1], strict=True))
    assert all(one is other for one, other in zip(found[0][:-1], found[2][:-1], strict=True))


def test_a_block_that_did_not_change_is_kept_however_far_it_moves() -> None:
    block = "session legs\n  primary back-squat 3x5 @80kg\n    progress +2.5kg every week\n    or leg-press 3x8\n"
    kept = KeptSessions()
    first, second = (SourceText("plan.gpl", text) for text in (block, f"# above\n{block}"))
    before: Document | None = None
    for source in (first, second):
        before = compile_source(source, lambda *_: ImportRefused("none"), partial(parse, source, before), kept).document
    document, _ = parse_document(SourceText("plan.gpl", f"\n\n{block}"), before)
    found = kept.find(document.blocks[1])
    assert found is not None
    (line,) = found[0]
    assert line.where.text == "primary back-squat 3x5 @80kg"
    assert [each.text for each in line.places.substitutes] == ["leg-press"]
