"""Whatever a source holds: nothing is raised, every row is counted once, and the plan has no errors."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gplang.api import check, format
from gplang.importing import Imported, ImportRefusedError, import_liftoscript, import_text, read_mapping
from gplang.importing.tables import decode, read_lines, read_table

WORDS = (
    *("Squat", "Bench press", "RDL", "Deficit thing squat", "Mystery", "A1.", "B2", "-", "•", "3.", "[ ]"),
    *("3x5", "5 x 5", "3 sets of 8-10", "5/3/1+", "3xAMRAP", "3 x 30s", "4x20m", "20 min", "101x5", "0x0", "3x5x100"),
    *("@ 100kg", "225 lbs", "80%", "@8", "RPE 9", "RIR 2", "BW+10kg", "9999kg", "@ 80", "102,5 kg", "of tm"),
    *("each leg", "rest 90s", "tempo 3010", "optional", "drop set", "last set AMRAP", "paused", '"', "#", "\\"),
    *("Week 1", "Week 2-3", "Week 999", "W4: Deload", "Monday", "Day 2", "Day 9: Legs", "Warm-up:", "Superset", ""),
    *(
        "Exercise",
        "Sets",
        "Reps",
        "Load",
        "=A1+1",
        "#REF!",
        "3-May",
        "2026-05-03",
        "\u202e",
        "gpl: ignore E010",
        "½",
        "３x５",
    ),
)
ANY = st.text(st.characters(exclude_characters="\0"), max_size=12)
CELLS = st.one_of(st.sampled_from(WORDS), ANY)
LINES = st.lists(st.lists(CELLS, max_size=6), max_size=14)
HEADINGS = st.sampled_from(
    (
        ("Exercise", "Week 1", "Week 2", "Week 3"),
        ("Week", "Day", "Exercise", "Sets", "Reps", "Load (kg)", "Rest", "Tempo", "Notes"),
        ("Day", "Exercise", "Sets x Reps", "%", "RPE", "RIR"),
        ("Exercise", "Dose"),
    )
)
PARTS = (
    *(
        "Squat",
        "main: Squat[1,1-3]",
        "t1",
        "Bench Press, Dumbbell[1-600]",
        "[",
        "3x8",
        "3x8-12 @8 60kg 90s",
        "5x5+ (Top)",
    ),
    *(
        "...t1",
        "...Squat[1:2]",
        "...Squat",
        "used: none",
        "warmup: 1x5 50%",
        "warmup: none",
        "warmup: 1x5 45lb, 1x3 80%",
    ),
    *("progress: lp(5lb)", "progress: lp(2.5kg, 2, 0, 5kg, 3)", "progress: dp(5lb, 8, 12)", "progress: sum(30, 5lb)"),
    *(
        "progress: none",
        "progress: custom() {~ x ~}",
        "update: custom() {~",
        "~}",
        "superset: A",
        "20s 60%",
        "lp(",
        "id: tags(1)",
    ),
)
PROGRAMS = st.lists(
    st.one_of(
        st.lists(st.one_of(st.sampled_from(PARTS), ANY), min_size=1, max_size=5).map(" / ".join),
        st.sampled_from(("# Week 1", "# Deload", "## Day 1", "## Monday", "// slowly", "/// a note", "//", "", "#")),
    ),
    max_size=14,
)


def prove(made: Imported, rows: int) -> None:
    counts = made.counts
    assert counts.rows == rows == counts.lines + counts.comments + counts.headings + counts.blank
    assert [each for each in check(made.text) if each.severity == "error"] == []
    assert format(made.text) == made.text
    refused = [line for line in made.text.splitlines() if ", not imported: " in line]
    assert len(refused) >= counts.comments


@settings(max_examples=60)
@given(LINES)
@example([["Squat", "3x5"], ["Squat", "3x5", "of tm"], ["Week 2"], ["Squat", "4x5"]])
@example([["Day 1"], ["A1.", "Squat", "3x5"], ["A1.", "RDL", "3x5"], ["B2", "Squat", "3x5"]])
@example([["Squat", "5/3/1+", "last set AMRAP", "each leg"]] * 3)
def test_pasted_lines(lines: list[list[str]]) -> None:
    data = "\n".join(" ".join(line) for line in lines).encode("utf-8", "replace")
    prove(import_text(data, table=False), len(read_lines(decode(data)).rows))


@settings(max_examples=60)
@given(HEADINGS, LINES, st.sampled_from(",;\t"), st.sampled_from((None, "kg")))
@example(
    ("Exercise", "Week 1", "Week 2", "Week 3"), [["Squat", "3x5", "", "3x5"], ["RDL", "3x5+", "-", "x"]], ",", None
)
def test_tables(headings: tuple[str, ...], lines: list[list[str]], delimiter: str, unit: str | None) -> None:
    table = str.maketrans("", "", '"\r\n')
    rows = [headings, *([cell.translate(table) for cell in line] for line in lines)]
    data = "\n".join(delimiter.join(row) for row in rows).encode("utf-8", "replace")
    prove(import_text(data, table=True, unit=unit), len(read_table(decode(data)).rows))


@settings(max_examples=60)
@given(PROGRAMS)
@example(["t1 / ...t1", "Squat / ...t1"])
@example(["# Week 1", "## Day 1", "Squat[1-3] / 3x8 60kg / progress: lp(5lb)", "# Week 2", "## Day 1", "Squat / 4x8"])
@example(["Squat / 3x8 / progress: dp(5%, 8, 12)", "Squat / 3x8 / progress: dp(5kg, 12, 8)"])
def test_programs(lines: list[str]) -> None:
    data = "\n".join(lines).encode("utf-8", "replace")
    prove(import_liftoscript(data), len(read_lines(decode(data)).rows))


@given(st.binary(max_size=300), st.sampled_from((None, True, False)))
def test_any_bytes(data: bytes, table: bool | None) -> None:
    try:
        made = import_text(data, "any", table=table)
    except ImportRefusedError:
        return
    assert sum(made.counts) == 2 * made.counts.rows


@given(ANY)
def test_a_mapping_is_read_or_refused(text: str) -> None:
    try:
        assert all(read_mapping([text]).values())
    except ImportRefusedError:
        return


@pytest.mark.parametrize(("given", "hint"), [("exercize=Lift", "exercise"), ("exercise", "fields are exercise, sets")])
def test_a_mapping_that_is_refused_says_what_is_meant(given: str, hint: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        read_mapping([given])
    assert hint in refused.value.hint
