"""A log that is written says what it was written from, and what no line can hold is refused."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gplang
from gplang import NewDid, NewDone, NewLog, NewMissed, NewWeight, dumps
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from gplang.syntax.log_ast import DidLine, DoneHeader, MissedHeader, NoteLine, PainLine, SkippedLine
from gplang.writer import dumps_records

DAY = date(2026, 12, 8)
WHOLE = NewLog(
    'Anna\'s "autumn"',
    [
        NewDone(
            DAY,
            "hips",
            [
                NewDid("rdl", "3x5 @80kg, 1x4 @80kg @rir0", role="primary", form=True, pain=3),
                NewDid("hip-thrust"),
                NewDid("sled push", "4x20m"),
            ],
            skipped=["kb-swing", "accessory rdl", "band walk"],
            pains={"lower-back": 3},
            notes=["slept badly"],
            time=time(18, 10),
            minutes=70,
            planned_on=date(2026, 12, 7),
        ),
        NewDone(date(2026, 12, 11), "hips", as_planned=True),
        NewMissed(date(2026, 12, 15), "hips", "ill"),
        NewWeight(date(2026, 12, 15), "71.5kg"),
    ],
    plans=["hips.gpl"],
    athlete="anna",
)
TEXT = """\
log "Anna's \\"autumn\\""
  of   "hips.gpl"
  for  anna

done 2026-12-08 18:10 hips 70min for 2026-12-07
  did      primary rdl  3x5 @80kg, 1x4 @80kg @rir0  form  pain 3
  did      hip-thrust   as planned
  did      "sled push"  4x20m
  skipped  kb-swing
  skipped  accessory rdl
  skipped  "band walk"
  pain     lower-back 3
  note     "slept badly"

done 2026-12-11 hips as planned

missed 2026-12-15 hips "ill"

weight 2026-12-15 71.5kg
"""


def test_a_log_is_written_whole() -> None:
    assert dumps(WHOLE) == TEXT
    assert dumps_records(WHOLE.records) == TEXT.split("\n\n", 1)[1]
    assert gplang.format(TEXT) == TEXT


@given(st.lists(st.text(max_size=20), max_size=3), st.text(min_size=1, max_size=12), st.integers(0, 10))
def test_texts_read_back_as_they_are(notes: list[str], exercise: str, level: int) -> None:
    log = NewLog("", [NewDone(DAY, "hips", [NewDid(exercise, pain=level)], [exercise], {"knee": level}, notes)])
    try:
        text = dumps(log)
    except ValueError:
        return
    document, findings = parse_document(SourceText("log.gpl", text))
    assert not findings
    said = [line.parsed.statement for line in document.lines if line.parsed]
    assert [each.text.value for each in said if isinstance(each, NoteLine) and each.text] == notes
    (did,) = (each for each in said if isinstance(each, DidLine))
    (skipped,) = (each for each in said if isinstance(each, SkippedLine))
    (pain,) = (each for each in said if isinstance(each, PainLine))
    assert did.exercise.value == exercise
    assert (did.pain and did.pain.value, pain.level.value) == (level, level)
    assert skipped.exercise.value == exercise
    assert [type(each) for each in said if isinstance(each, DoneHeader | MissedHeader)] == [DoneHeader]


@pytest.mark.parametrize(
    ("log", "message"),
    [
        (NewLog("a\nb"), "the title has a line break at offset 1"),
        (NewLog("a", [NewDone(DAY, "lower body")]), "the session 'lower body' is no name"),
        (NewLog("a", [NewDone(DAY, "hips", [NewDid("rdl", "3x6-8")])]), "a log says what was done, in one number"),
        (NewLog("a", [NewDone(DAY, "hips", [NewDid("rdl", "80kg 5 5 5")])]), None),
        (NewLog("a", [NewDone(DAY, "hips", [NewDid("rdl", pain=11)])]), "pain 11; the scale ends at 10"),
        (NewLog("a", [NewWeight(DAY, "71.5")]), "`71.5` has no unit"),
        (NewLog("a", athlete="anna ben"), "the athlete 'anna ben' is no name"),
    ],
)
def test_what_no_line_can_hold_is_refused(log: NewLog, message: str | None) -> None:
    if message is None:
        assert "3x5 @80kg" in dumps(log), "what can only mean one thing is written well"
        return
    with pytest.raises(ValueError, match=message.replace("(", r"\(")):
        dumps(log)
