import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from gplang.backends.content import Component, escape, read, write
from gplang.backends.text import one_line

HEAD = ["BEGIN:VCALENDAR", "PRODID:x", "VERSION:2.0", "BEGIN:VEVENT", "UID:x"]


@given(st.text(max_size=400))
@example(r"\N \n \\N \, \;" * 20)
@example("\\" * 300)
@example("🏋️‍♀️" * 40)
def test_what_is_written_is_read_by_others_and_by_us(text: str) -> None:
    text = one_line(text)
    content = [*HEAD, f"SUMMARY:{escape(text)}", "END:VEVENT", "END:VCALENDAR"]
    data = write(content)
    assert str(Calendar.from_ical(data).walk("VEVENT")[0]["SUMMARY"]) == text
    calendar = read(data)
    assert isinstance(calendar, Component)
    assert [*calendar.lines()] == content
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()
        assert (len(line) - len(line.rstrip(b"\\"))) % 2 == 0  # nothing is parted from its backslash


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a;b,c", r"a\;b\,c"),
        ("a\nb", r"a\nb"),
        (r"a\Nb", r"a\\Nb"),
        (r"a\nb", r"a\\nb"),
        ("END:VEVENT", "END:VEVENT"),
        ("\\", r"\\"),
    ],
)
def test_escaped(text: str, written: str) -> None:
    assert escape(text) == written
