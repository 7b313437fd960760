"""What ten years of training cost: their log checked, shown, reviewed, added to, imported, and typed in."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from decade import START, WEEKS, make_log, make_plan, make_rows
from editing import install, spread, start_server, type_words
from measure import Options, Part, Spread, Table, compare, time_rounds
from plans import count_lines
from startup import EMPTY, clean_environment, make_tasks

ROWS = 20_000
QUICK_WEEKS = 52
QUICK_ROWS = 500

AIM = 3
"""Seconds that a command may take with the log of ten years."""

AIM_IMPORT = 10
AIM_KEYSTROKE = 100
"""Seconds that an import of so many rows may take, and milliseconds that 95 of 100 keystrokes may."""

_PLAN, _LOG = "plan.gpl", "log.gpl"
_SHORT = "without-last-week.gpl"
_ROWS, _IMPORTED = "rows.csv", "imported.gpl"

_ADD, _IMPORT = "gpl log add", "gpl import csv"
_AIMS = {
    "gpl check": f"≤ {AIM}",
    "gpl show": f"≤ {AIM}",
    "gpl review": f"≤ {AIM}",
    _ADD: f"≤ {AIM}",
    _IMPORT: f"≤ {AIM_IMPORT}",
}
_NUMBERS = count(1)


def run(options: Options) -> Iterator[Part]:
    """Yield the report."""
    weeks, rows = (QUICK_WEEKS, QUICK_ROWS) if options.quick else (WEEKS, ROWS)
    log = make_log(_PLAN, weeks)
    texts = {_PLAN: make_plan(weeks), _LOG: log, _SHORT: make_log(_PLAN, weeks - 1), _ROWS: make_rows(log, rows)}
    with TemporaryDirectory(prefix="gplang-bench-") as name:
        folder = Path(name, "training")
        folder.mkdir()
        for file, text in texts.items():
            (folder / file).write_text(text, encoding="utf-8")
        if options.here:
            yield "  measured: gplang as this interpreter finds it (--here)"
            python, environment = Path(sys.executable), None
        else:
            yield "  measured: a wheel of this checkout, installed into a new environment, as users have it"
            python, environment = install(), clean_environment()
        yield f"  a log of {weeks} weeks, five sessions in each, {count_lines(log):,} lines; {rows:,} rows to import"
        yield from _report_commands(_commands(python, weeks), folder, environment, texts, options)
        yield ""
        yield from _report_keys(python, folder, environment, log, 18 if options.quick else 36)


def _commands(python: Path, weeks: int) -> dict[str, Sequence[str | Path]]:
    gpl = (python, "-m", "gplang")
    day = str(START + timedelta(weeks=weeks - 1))
    return {
        EMPTY: (python, "-c", "pass"),
        "gpl check": (*gpl, "check", "--exit-zero", _PLAN, _LOG),
        "gpl show": (*gpl, "show", _PLAN, "--log", _LOG),
        "gpl review": (*gpl, "review", _PLAN, "--log", _LOG),
        _ADD: (*gpl, "log", "add", _PLAN, "--log", _SHORT, "--as-planned", "--date", day),
        _IMPORT: (*gpl, "import", "csv", _ROWS, "--plan", _PLAN, "--log", _IMPORTED),
    }


def _report_commands(
    commands: Mapping[str, Sequence[str | Path]],
    folder: Path,
    environment: dict[str, str] | None,
    texts: Mapping[str, str],
    options: Options,
) -> Iterator[Part]:
    rounds = options.choose_rounds(3, 1)
    anew = dict.fromkeys(commands, partial(_write_anew, folder, texts))
    seconds = time_rounds(make_tasks(commands, folder, environment), rounds, anew)
    yield f"  {rounds} rounds, in turns, from the start of the process"
    yield Table.of(
        ("with the log", f"times {EMPTY}", "s", "aim"),
        (
            [name, compare(times, seconds[EMPTY]).format(), Spread.of(times).format(), _AIMS.get(name, "")]
            for name, times in seconds.items()
        ),
    )


def _write_anew(folder: Path, texts: Mapping[str, str]) -> None:
    """Write the files as they were, but with another last line, so that nothing can be known about them from before."""
    (folder / _IMPORTED).unlink(missing_ok=True)
    for file, text in texts.items():
        remark = f"# {next(_NUMBERS)}\n" if file.endswith(".gpl") else ""
        (folder / file).write_text(text + remark, encoding="utf-8")


def _report_keys(python: Path, folder: Path, environment: dict[str, str] | None, log: str, keys: int) -> Iterator[Part]:
    yield f"  {keys} keystrokes in the log"
    with start_server(python, folder, environment) as server:
        at_once, in_full = type_words(server, (folder / _LOG).as_uri(), log, keys)
    rows = (
        ("keystroke to what the language says", at_once, f"≤ {AIM_KEYSTROKE}"),
        ("… and behind a pause", in_full, ""),
    )
    table = ([name, *spread(seconds), aim] for name, seconds, aim in rows)
    yield Table.of(("in an editor", "median ms", "most ms", "p95 ms", "aim"), table)
