"""Workouts of any kind: every row is told, nothing of a log is lost, and importing twice adds nothing."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gplang.api import loads, schedule
from gplang.backends.csv import write_table
from gplang.importing import ImportRefusedError
from gplang.importing.tables import decode, read_table
from gplang.importing.workouts import SOURCES, ImportedLog, Planned, Request, import_workouts, read_content
from gplang.importing.workouts.merging import Block, Header, find_headers, merge

PLAN = Path(__file__).with_name("workouts") / "plan.gpl"
FOUND = loads(PLAN.read_text(encoding="utf-8")).plan
assert FOUND is not None
PLANNED = Planned(schedule(FOUND), FOUND.exercises)
HEADER = '# mine\nlog "Mine"\n  of "plan.gpl"\n'
STRONG = ("Date", "Workout Name", "Duration", "Exercise Name", "Set Order", "Weight", "Reps", "Seconds", "Notes", "RPE")

NAMES = st.sampled_from(("Squat (Barbell)", "rdl", "Hip Thrust", "Plank", 'Thing "x" #1', "", "Pull Up (Assisted)"))
ANY = st.text(st.characters(exclude_characters="\0"), max_size=8)
TEXTS = st.one_of(st.sampled_from(("", "", "ok", 'a "b" \\ # c', "gpl: ignore E010", "\u202e")), ANY)
DAYS = st.integers(-20, 40).map(lambda days: datetime(2026, 11, 30, 18, 5) + timedelta(days, minutes=days % 3))
NUMBERS = st.sampled_from(("", "0", "5", "12,0", "1001", "-3", "x", "61.23", "82.5", "5000", "7.5"))
ROWS = st.lists(
    st.tuples(
        st.one_of(DAYS.map(lambda when: f"{when:%Y-%m-%d %H:%M:%S}"), st.sampled_from(("", "soon", "2026-12-02"))),
        st.sampled_from(("Evening", "hips", "")),
        st.sampled_from(("1h 2m", "", "99h")),
        NAMES,
        st.sampled_from(("1", "2", "W", "D", "F", "Note", "Rest Timer", "")),
        NUMBERS,
        NUMBERS,
        NUMBERS,
        TEXTS,
        st.sampled_from(("", "8", "6.5", "11", "x")),
    ),
    max_size=12,
)


def imported(data: bytes, text: str, source: str = "strong", **asked: object) -> ImportedLog:
    request = Request(unit="kg", history=bool(asked.get("history")))
    table = read_table(decode(data))
    return import_workouts(read_content(source, table, PLANNED, request), PLANNED, request, text)


@settings(max_examples=80)
@given(ROWS, st.booleans())
@example(
    [("2026-12-02", "", "", "rdl", "1", "0", "5", "", "", ""), ("2026-12-02", "", "", "", "Note", "", "", "", "n", "")],
    False,
)
def test_rows_in_are_rows_out_and_rows_explained(rows: list[tuple[str, ...]], history: bool) -> None:
    data = write_table(STRONG, rows).encode("utf-8", "replace")
    made = imported(data, HEADER, history=history)
    assert sum(made.counts.values()) == made.rows == len(read_table(decode(data)).rows)
    again = imported(data, made.text, history=history)
    assert (again.text, again.added) == (made.text, 0)
    keys = [header.key for _, header in find_headers(made.text)]
    assert keys == sorted(keys)
    assert len(keys) == made.added


@settings(max_examples=80)
@given(st.binary(max_size=200), st.sampled_from(SOURCES))
@example(b"Date,Exercise,Reps\n2026-12-02,rdl,5", "csv")
def test_any_bytes(data: bytes, source: str) -> None:
    try:
        made = imported(data, HEADER, source)
    except ImportRefusedError:
        return
    assert sum(made.counts.values()) == made.rows


LINES = st.lists(
    st.sampled_from(
        (
            "# a comment",
            "  # one inside",
            "",
            "done 2026-12-02 hips",
            "done 2026-12-04 18:10 hips 70min  # late",
            'missed 2026-12-09 upper "ill"',
            "weight 2026-12-01 71.5kg",
            "  did rdl 3x5 @80kg",
            "done 2026-13-99 hips",
            "nonsense",
        )
    ),
    max_size=14,
)


@given(LINES, st.lists(st.integers(1, 12), max_size=4), st.sampled_from(("\n", "\r\n")), st.booleans())
def test_nothing_of_a_log_is_lost_and_what_was_in_order_stays(
    lines: list[str], days: list[int], end: str, is_ended: bool
) -> None:
    text = end.join(lines) + end * is_ended
    end = "\r\n" if "\r\n" in text else "\n"
    blocks = [
        Block(
            Header("done", datetime(2026, 12, day).date(), None, "new"), f"done 2026-12-{day:02} new\n  did rdl 1x5\n"
        )
        for day in days
    ]
    merged = merge(text, blocks)
    assert "\n" not in merged.replace(end, "")
    kept = [line for line in merged.split(end) if line.strip()]
    for day in days:
        kept.remove(f"done 2026-12-{day:02} new")
        kept.remove("  did rdl 1x5")
    assert kept == [line for line in lines if line.strip()]
    before = [header.key for _, header in find_headers(text)]
    if before == sorted(before):
        after = [header.key for _, header in find_headers(merged)]
        assert after == sorted(after)


def test_a_comment_above_a_record_stays_with_it() -> None:
    text = 'log "Mine"\n\n# before the holidays\ndone 2026-12-10 hips\n  did rdl 1x5\n'
    block = Block(Header("done", datetime(2026, 12, 9).date(), None, "hips"), "done 2026-12-09 hips\n")
    assert merge(text, [block]) == (
        'log "Mine"\n\ndone 2026-12-09 hips\n\n# before the holidays\ndone 2026-12-10 hips\n  did rdl 1x5\n'
    )


@pytest.mark.parametrize(
    ("source", "text", "told"),
    [
        ("hevy", "a,b\n1,2\n", "no row of headings of Hevy's export"),
        ("strong", "Date,Exercise,Reps\n", "no row of headings of Strong's export"),
        ("sheet", "Date,Exercise,Reps\n", "no row of headings of a sheet"),
        ("csv", "Date,Exercise\n2026-12-02,rdl\n", "and reps, seconds or metres"),
        ("csv", "Date,Exercise,Reps\n3/4/2026,rdl,5\n", "day or month first?"),
        ("csv", "", "no row of headings"),
    ],
)
def test_what_is_refused(source: str, text: str, told: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        imported(text.encode(), HEADER, source)
    assert told in refused.value.message


def test_a_load_without_a_unit_is_refused() -> None:
    table = read_table("Date,Exercise,Reps,Weight\n2026-12-02,rdl,5,80\n")
    with pytest.raises(ImportRefusedError, match="kilograms or pounds"):
        read_content("csv", table, PLANNED, Request())
