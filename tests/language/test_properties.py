"""What holds of any text at all."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gplang.source import SourceText
from gplang.syntax.document import parse_document
from language.plans import WHOLE_PLAN, compile_text

WORDS = [
    *("plan", "session", "week", "athlete", "exercise", "use", "gpl", "primary", "warmup", "accessory", "progress"),
    *("wave", "or", "cue", "like", "swap", "drop", "mon", "sun", "rest", "rotate", "on", "adjust", "hold", "max"),
    *("rdl", "hip-thrust", "lower", "a", "A1", "4x5", "3x8-6", "0x0", "@rir2", "@75%", "@8", "of", "tempo", "3-0-1"),
    *('"Title"', '"', '\\"', "#", ",", "|", "1-3", "1", "2026-01-05", "2026-13-40", "18:00", "25:00", "+2.5kg"),
    *(
        "every",
        "weeks",
        "to",
        "15",
        "-40%",
        "rir",
        "load",
        "@",
        "x",
        "×",
        "“",
        "\t",
        "\u00a0",
        "４x５",
        "é",
        "🏋",
        "\u202e",
    ),
]
LINES = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=8).map(" ".join)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)


@given(st.one_of(TEXTS, st.text()))
def test_compiling_never_raises_and_every_finding_lies_in_the_text(text: str) -> None:
    compilation = compile_text(text)
    for finding in compilation.diagnostics:
        assert finding.message
        for label in finding.labels:
            start, end = label.where.span
            assert 0 <= start <= end <= len(text)
        for fix in finding.fixes:
            assert all(edit.where.text != edit.text for edit in fix.edits)


def shape(text: str, before: str | None = None) -> object:
    """Return what a parse says, without the places that hold the text itself."""
    document = None if before is None else parse_document(SourceText("plan.gpl", before))[0]
    parsed, findings = parse_document(SourceText("plan.gpl", text), document)
    lines = [(line.where.span, line.parsed, line.misplaced) for line in parsed.lines]
    return lines, [(each.code, each.where.span, each.message, each.hint) for each in findings]


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_an_edited_text_is_parsed_as_if_it_were_new(head: str, old: str, new: str, tail: str) -> None:
    text = f"{head}\n{new}\n{tail}"
    assert shape(text, before=f"{head}\n{old}\n{tail}") == shape(text)


def test_mistakes_that_come_too_late_are_told_as_shortly_as_in_a_new_text() -> None:
    before = "".join(f"sesion a{number}\n" for number in range(150))
    text = "".join(f"foo {number}\n" for number in range(200)) + before
    assert shape(text, before=before) == shape(text)


def test_lines_that_did_not_change_are_not_parsed_again() -> None:
    before, _ = parse_document(SourceText("plan.gpl", WHOLE_PLAN))
    after, _ = parse_document(SourceText("plan.gpl", WHOLE_PLAN.replace("mon lower", "tue lower")), before)
    assert [new.number for new, old in zip(after.lines, before.lines, strict=True) if new.parsed is not old.parsed] == [
        next(line.number for line in before.lines if line.where.text == "  mon lower")
    ]


@given(TEXTS)
def test_no_line_is_lost(text: str) -> None:
    source = SourceText("plan.gpl", text)
    document, _ = parse_document(source)
    assert [line.where.text for line in document.lines] == [
        source.line(number) for number in range(1, source.line_count + 1)
    ]
    held = [line for block in document.blocks for line in (*([block.header] if block.header else []), *block.lines)]
    assert held == list(document.lines)


@given(TEXTS)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    def told() -> list[tuple[object, ...]]:
        return [(each.code, each.where.span, each.message, each.hint) for each in compile_text(text).diagnostics]

    assert told() == told()


@given(st.integers(0, WHOLE_PLAN.count("\n")), LINES)
def test_a_comment_line_changes_nothing(at: int, words: str) -> None:
    lines = WHOLE_PLAN.splitlines()
    with_comment = "\n".join([*lines[:at], "# " + words.replace("\n", " ").replace("\r", " "), *lines[at:]]) + "\n"
    assert compile_text(with_comment).diagnostics == ()


@given(st.data())
@settings(max_examples=60)
def test_a_broken_line_hides_no_other(data: st.DataObject) -> None:
    lines = WHOLE_PLAN.splitlines()
    at = data.draw(st.integers(2, len(lines)))
    broken = "\n".join([*lines[:at], "  zzzzzz 12 quux", *lines[at:]]) + "\n"
    assert [each.code for each in compile_text(broken).diagnostics] == ["E003"]
