"""Logs as texts: any text is read, sets mean the same in whatever notation, and large logs are read whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gplang
from gplang.cli.inputs import list_inputs, open_all
from gplang.formatter.source import format_source
from gplang.project.reading import read_source
from gplang.quantities import WeightUnit
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from gplang.syntax.line import parse_line
from gplang.syntax.log_ast import DidLine
from gplang.syntax.reading import MAX_FILE_BYTES, MAX_LOG_BYTES, decode, is_log
from gplang.vocabulary import Block
from language.plans import compile_text

CASES = sorted((Path(__file__).parent / "cases").glob("logs*.gpl"))
_WRITTEN = [line for path in CASES for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
_WORDS = [
    "did",
    "rdl",
    "80kg",
    "5",
    "5/5/4",
    "@80",
    "3x5",
    "@80kg",
    ",",
    "x",
    "form",
    "pain",
    "as",
    "planned",
    "“",
    "×5",
]
LINES = st.one_of(
    st.sampled_from(_WRITTEN),
    st.lists(st.sampled_from(_WORDS), max_size=8).map(" ".join),
    st.text(max_size=30).filter(lambda text: "\n" not in text),
)
LOGS = st.lists(LINES, max_size=12).map(lambda lines: "\n".join(['log "Any"', "done 2026-12-08 hips", *lines]))


def shape(text: str, before: str | None = None) -> object:
    document = None if before is None else parse_document(SourceText("log.gpl", before))[0]
    parsed, findings = parse_document(SourceText("log.gpl", text), document)
    lines = [(line.where.span, line.parsed, line.misplaced) for line in parsed.lines]
    return lines, [(each.code, each.where.span, each.message, each.hint) for each in findings]


@given(LOGS)
def test_any_log_is_read_and_every_finding_lies_in_it(text: str) -> None:
    for finding in compile_text(text).diagnostics:
        assert finding.message
        for label in finding.labels:
            assert 0 <= label.where.span.start <= label.where.span.end <= len(text)


@given(LOGS, LOGS)
def test_an_edited_log_is_read_as_if_it_were_new(before: str, text: str) -> None:
    assert shape(text, before) == shape(text)


@given(LOGS)
def test_a_log_is_laid_out_once_and_loses_nothing(text: str) -> None:
    formatted = format_source(SourceText("log.gpl", text))
    assert formatted.lost is None
    assert gplang.format(formatted.text) == formatted.text
    before, after = (len(parse_document(SourceText("log.gpl", each))[1]) for each in (text, formatted.text))
    assert after <= before


# ---- sets in any notation

GLUED = {
    "didrdl 80kg 5 5 5": "did rdl 3x5 @80kg",
    "did hip-thrustas planned": "did hip-thrust as planned",
    "did rdl 3x5 @80kg pain3": "did rdl 3x5 @80kg pain 3",
    "pain lower-back3": "pain lower-back 3",
    "did romanian deadlift 3x5": "did romanian-deadlift 3x5",
}


@pytest.mark.parametrize("typed", GLUED)
def test_words_that_lack_a_space_or_a_hyphen_are_mended(typed: str) -> None:
    text = f'log "A"\n\ndone 2026-12-08 hips\n  {typed}\n'
    assert gplang.format(text).splitlines()[-1].split() == GLUED[typed].split()


COUNTS = st.lists(st.integers(1, 20), min_size=3, max_size=8)
NOTATIONS = {
    "weight first": "{weight} {spaced}",
    "weight first, listed": "{weight} {commas}",
    "weight last": "{bars} {weight}",
    "at weight": "{bars} @{weight}",
    "apart": "{bars} @ {weight}",
    "hyphens": "{weight} {hyphens}",
    "times": "{weight} x{times}",
}


def write(counts: list[int], weight: str, notation: str) -> str:
    words = [*map(str, counts)]
    parts = {"spaced": " ", "commas": ", ", "bars": "/", "hyphens": "-", "times": " x"}
    return NOTATIONS[notation].format(weight=weight, **{name: sign.join(words) for name, sign in parts.items()})


def reps_of(line: str, unit: WeightUnit | None = None) -> list[tuple[int, str]]:
    """Return the repetitions and the weight of every set that a line means with certainty."""
    parsed = parse_line(f"  {line}", Block.DONE, unit=unit)
    assert parsed is not None
    assert all(problem.certain for problem in parsed.problems), line
    assert isinstance(parsed.statement, DidLine)
    assert parsed.statement.prescription is not None
    sets = []
    for group in parsed.statement.prescription.groups:
        assert group.load is not None
        assert group.load.value.unit is not None
        sets += [(group.dose.value.high or 0, f"{group.load.value.low}{group.load.value.unit}")] * group.dose.value.sets
    return sets


@pytest.mark.parametrize("notation", NOTATIONS)
@given(
    counts=COUNTS, amount=st.integers(2, 400), unit=st.sampled_from(["kg", "lb"]), word=st.sampled_from(["did ", ""])
)
def test_sets_mean_the_same_in_any_notation(
    notation: str, counts: list[int], amount: int, unit: str, word: str
) -> None:
    line = f"{word}rdl {write(counts, f'{amount / 2:g}{unit}', notation)}"
    assert reps_of(line) == [(each, f"{amount / 2:g}{unit}") for each in counts]


@given(COUNTS, st.integers(1, 200), st.sampled_from(list(WeightUnit)))
def test_a_weight_without_a_unit_is_in_that_of_the_log(counts: list[int], amount: int, unit: WeightUnit) -> None:
    line = f"did rdl {'/'.join(map(str, counts))} @{amount}"
    assert reps_of(line, unit) == [(each, f"{amount}{unit}") for each in counts]
    parsed = parse_line(line, Block.DONE)
    assert parsed is not None
    assert not any(problem.certain for problem in parsed.problems)


def test_lines_that_are_equal_are_read_once() -> None:
    text = 'log "Long"\n' + "done 2026-12-08 hips\n  did rdl 3x5 @80kg\n" * 3
    document, findings = parse_document(SourceText("log.gpl", text))
    assert not findings
    first, *others = [line.parsed for line in document.lines if line.parsed and line.parsed.keyword == "did"]
    assert all(each is first for each in others)


# ---- size


def log_of(size: int) -> bytes:
    head = b'\xef\xbb\xbf# my log\r\n\r\n gpl 1\r\n  LOG "Long"\r\n'
    return head + b"#" * 99 + (b"\n" + b"#" * 99) * ((size - len(head) - 99) // 100)


def test_a_log_may_be_larger_than_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "log.gpl"
    path.write_bytes(log_of(2 * MAX_FILE_BYTES))
    read = read_source(path, "log.gpl")
    assert isinstance(read, tuple)
    source, refused = read
    assert not refused
    assert len(source.text) > MAX_FILE_BYTES
    (opened,) = open_all(list_inputs([str(path)]))
    assert opened.source.text == source.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (log_of(MAX_LOG_BYTES + 200), "the log is larger than 16,777,216 bytes (16 MiB)"),
        (b'plan "Long"\n' + b"#" * MAX_FILE_BYTES, "the file is larger than 1,048,576 bytes (1 MiB)"),
        (b"\n" * (MAX_FILE_BYTES + 1), "the file is larger than 1,048,576 bytes (1 MiB)"),
    ],
)
def test_what_is_too_large_is_refused(data: bytes, message: str) -> None:
    _, (finding,) = decode(data, "log.gpl")
    assert (finding.code, finding.message) == ("E050", message)


@pytest.mark.parametrize("head", [b"logs 1", b'gpl 2\nlog "x"', b'plan "x"\nlog "y"', b"", b"# log", b"\r\n" * 40_000])
def test_what_is_no_log(head: bytes) -> None:
    assert not is_log(head)
