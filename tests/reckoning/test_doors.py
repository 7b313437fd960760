"""What holds of a plan with a log through the command: the same files whenever they are built, and no log too wild."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from here import run_here
from reckoning.courses import play
from reckoning.drawing_courses import EXERCISES, OTHERS
from reckoning.shuffled import records_of

TARGETS = ("json", "ics", "md", "html", "csv", "xlsx", "pdf", "fit")
BYTES = 1_000_000
COURSE = play(Random(100))
HEAD, RECORDS = records_of(COURSE.parts[0].log)
LOG = HEAD + "".join(RECORDS[:-2])
"""Without the last ones, so that something is left to do."""


def build(folder: Path, log: str) -> dict[str, bytes]:
    """Return all that a plan gives with a log, by the names of the files."""
    folder.mkdir()
    part = COURSE.parts[0]
    plan = COURSE.plan.replace("  start 2026-01-05", "  start 2026-01-05\n  timezone Europe/Berlin\n  at 18:00")
    (folder / "plan.gpl").write_text(plan, encoding="utf-8")
    (folder / "log.gpl").write_text(log, encoding="utf-8")
    command = [
        "build",
        "plan.gpl",
        "--log",
        "log.gpl",
        "--athlete",
        part.athlete,
        "--to",
        ",".join(TARGETS),
        "-o",
        "to",
    ]
    result = run_here(command, folder, {"SOURCE_DATE_EPOCH": "0"})
    assert result.returncode == 0, result.stderr.decode()
    return {each.name: each.read_bytes() for each in (folder / "to").rglob("*") if each.is_file()}


def test_every_file_is_the_same_whenever_it_is_built(tmp_path: Path) -> None:
    built = build(tmp_path / "once", LOG)
    assert {name.rpartition(".")[2] for name in built} >= {each for each in TARGETS if each != "fit"}
    assert build(tmp_path / "again", LOG) == built
    turned = build(tmp_path / "turned", HEAD + "".join(reversed(RECORDS[:-2])))
    places = {name for name in built if name.endswith(".json")}
    assert {name for name in built if turned[name] != built[name]} <= places


def draw_word(random: Random) -> str:
    letters = 'abcdefghijklmnopqrstuvwxyz-\u00fe\u2026\x07\u200b"#@,/0123456789\u00d7'
    return "".join(random.choice(letters) for _ in range(random.randint(1, 12)))


def draw_lines(random: Random) -> Iterator[str]:
    """Yield lines that a log may be taken for, and others, without an end."""

    def day() -> str:
        year, month = random.choice([2026, 2026, 2026, 1026, 2031, 9999]), random.randint(0, 13)
        return f"{year}-{month:02}-{random.randint(0, 32):02}"

    while True:
        word, exercise = draw_word(random), random.choice([*EXERCISES, *OTHERS, "back squat", "bak-squat"])
        load = f"{random.randint(-5, 5000)}{random.choice(['kg', 'lb', ''])}"
        sets = f"{random.randint(0, 40)}x{random.randint(0, 300)} @{load}"
        more = random.choice(["", " as planned", " 25:61", f" for {day()}", " 900min"])
        lines = [
            f"done {day()} {random.choice(['a', 'b', 'nowhere'])}{more}",
            f"missed {day()} a {word}",
            f"weight {day()} {random.randint(-3, 900)}kg",
            f"  did {exercise} {sets}",
            f"  did {word} {sets} pain {random.randint(-1, 12)}",
            f"  {exercise} 80kg 5 5 5 4",
            f"  skipped {exercise}",
            f"  pain {word} {random.randint(-1, 12)}",
            f'  note "{word}',
            f"{word} {draw_word(random)} {word}",
        ]
        line = random.choice(lines)
        yield from [line[: random.randint(1, 30)] if random.random() < 0.2 else line] * random.choice([1, 1, 1, 2])


@pytest.mark.parametrize("command", ["check --no-cache --format json log.gpl", "show plan.gpl --log log.gpl"])
def test_a_megabyte_of_nonsense_is_told_line_by_line(command: str, tmp_path: Path) -> None:
    lines = ['log "Course"', '  of "plan.gpl"', f"  for {COURSE.parts[0].athlete}"]
    size = 0
    for line in draw_lines(Random(1)):
        lines.append(line)
        size += len(line.encode()) + 1
        if size > BYTES:
            break
    (tmp_path / "plan.gpl").write_text(COURSE.plan, encoding="utf-8")
    (tmp_path / "log.gpl").write_text("\n".join(lines), encoding="utf-8")
    result = run_here(command.split(), tmp_path, {"NO_COLOR": "1"})
    assert result.returncode == 1
    assert b"Traceback" not in result.stderr
    assert b"internal error" not in result.stderr
    if "json" in command:
        found = json.loads(result.stdout)["diagnostics"]
        assert found
        assert all(each["start"]["line"] <= len(lines) for each in found)
    else:
        assert b"shown without what has errors in a log" in result.stderr
