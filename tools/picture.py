"""The picture on README's first screen: the calendar and the sheet that are built from the plan beside it.

What it shows is read from what `gplang.build` returns for that plan, so it is stale as soon as either changes.
"""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from html import escape

import gplang
from gplang.records import NamedTuple

PLAN = re.compile(r"^```gpl (?P<file>legs\.gpl)\n(?P<text>.*?)^```", re.M | re.S)
BUILD = re.compile(r"^\$ gpl build legs\.gpl --start (?P<start>\S+) --timezone (?P<zone>\S+)", re.M)
EVENT = re.compile(r"^DTSTART;TZID=[^:]+:(?P<start>\S+)$.*?^SUMMARY:(?P<title>[^\r\n]+)", re.M | re.S)

WIDTH, HEIGHT = 880, 408
CELL, ROW = 62, 62
LEFT, RIGHT, TOP = 24, 500, 84
LINE = 21
LAST = HEIGHT - 64

STYLE = """\
text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; fill: #1f2933 }
.head { font-size: 15px; font-weight: 600 }
.file { font: 12px ui-monospace, "DejaVu Sans Mono", monospace; fill: #52606d }
.day { fill: #7b8794; font-size: 11px }
.event { fill: #ffffff; font-size: 11px }
.title { font-weight: 600 }
.note { fill: #52606d; font-size: 12px }"""


class _Event(NamedTuple):
    """One entry of a calendar."""

    start: datetime
    title: str


def render_picture(readme: str) -> str:
    """Return the picture for the plan and the build command of a README, as SVG."""
    plan, build = PLAN.search(readme), BUILD.search(readme)
    assert plan, "README has no legs.gpl any more"
    assert build, "README does not build legs.gpl any more"
    loaded = gplang.loads(plan["text"], plan["file"])
    assert loaded.plan, loaded.diagnostics
    schedule = gplang.schedule(loaded.plan, start=date.fromisoformat(build["start"]), timezone=build["zone"])
    events = [
        _Event(datetime.fromisoformat(each["start"]), each["title"])
        for each in EVENT.finditer(gplang.build(schedule, "ics").decode().replace("\r\n", "\n"))
    ]
    assert len(events) == len(schedule.sessions)
    sheet = gplang.build(schedule, "md").decode()
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "<title>A month of the calendar and two weeks of the sheet that gpl builds from legs.gpl</title>",
        f"<style>{STYLE}</style>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="10" fill="#e4e7eb"/>',
        *_draw_card(LEFT - 12, 7 * CELL + 24),
        *_draw_month(events),
        *_draw_card(RIGHT - 16, WIDTH - RIGHT + 4),
        *_draw_sheet(sheet.splitlines()),
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _draw_card(left: int, width: int) -> Iterator[str]:
    yield f'<rect x="{left}" y="12" width="{width}" height="{HEIGHT - 24}" rx="6" fill="#ffffff"/>'


def _draw_month(events: Sequence[_Event]) -> Iterator[str]:
    """Draw the month that the plan begins in, with its entries."""
    begins = events[0].start
    yield _write(LEFT, 38, begins.strftime("%B %Y"), "head")
    yield _write(LEFT + 7 * CELL - 66, 38, "legs.ics", "file")
    for column, name in enumerate(calendar.day_abbr):
        yield _write(LEFT + column * CELL + 4, 66, name, "day")
    weeks = calendar.Calendar().monthdatescalendar(begins.year, begins.month)
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            left, top = LEFT + column * CELL, TOP - 8 + row * ROW
            inside = day.month == begins.month
            yield (
                f'<rect x="{left}" y="{top}" width="{CELL - 3}" height="{ROW - 3}"'
                f' fill="{"#f5f7fa" if inside else "#ffffff"}"/>'
            )
            if inside:
                yield _write(left + 5, top + 14, str(day.day), "day")
                yield from _draw_events([each for each in events if each.start.date() == day], left, top)


def _draw_events(events: Sequence[_Event], left: int, top: int) -> Iterator[str]:
    for each in events:
        yield f'<rect x="{left + 2}" y="{top + 18}" width="{CELL - 7}" height="40" rx="3" fill="#0b7285"/>'
        for row, words in enumerate((each.start.strftime("%H:%M"), *re.split(r" (?=\()", each.title))):
            yield _write(left + 6, top + 30 + 12 * row, words, "event")


def _draw_sheet(lines: Sequence[str]) -> Iterator[str]:
    """Draw the top of the sheet: its sessions with boxes to tick, as far as there is room."""
    yield _write(RIGHT, 38, lines[0].removeprefix("# "), "head")
    yield _write(WIDTH - 90, 38, "legs.md", "file")
    place = 66
    for line in lines:
        if place > LAST and line.startswith("### "):
            return
        if line.startswith("### "):
            yield _write(RIGHT, place, line.removeprefix("### "), "title")
        elif line.startswith("- [ ] "):
            yield (
                f'<rect x="{RIGHT + 2}" y="{place - 11}" width="12" height="12" rx="2" fill="none" stroke="#52606d"/>'
            )
            yield _write(RIGHT + 22, place, line.removeprefix("- [ ] ").replace("**", ""), "")
        elif line.startswith("  - "):
            yield _write(RIGHT + 22, place, line.removeprefix("  - "), "note")
            place += 10
        else:
            continue
        place += LINE


def _write(left: int, base: int, text: str, kind: str) -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{left}" y="{base}"{named}>{escape(text)}</text>'
