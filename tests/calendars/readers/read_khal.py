"""khal imports a file into a calendar and lists it: the two commands that its users type.

With `--again` before them the files are states of one calendar, each imported over the one before and listed then.
"""

import contextlib
import io
import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from khal.cli import main_khal
from records import Record

FIELDS = (
    *("calendar", "uid", "title", "description", "location", "categories", "status", "alarms-list"),
    *("all-day", "start-long-full", "end-long-full"),
)
SPAN = ("2018-01-01", "2030-01-01")
DAY, TIME = "%Y-%m-%d", "%H:%M"
CONFIG = f"""\
[sqlite]
path = {{folder}}/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
dateformat = {DAY}
longdateformat = {DAY}
timeformat = {TIME}
datetimeformat = {DAY} {TIME}
longdatetimeformat = {DAY} {TIME}
[calendars]
"""
CALENDAR = "[[{name}]]\npath = {folder}/{name}\n"


def run(*arguments: str) -> str:
    """Return what a command of khal prints; some end by `sys.exit` also when all is well."""
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            main_khal(arguments, standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise
    return out.getvalue()


def read_all(paths: list[str], folder: str) -> dict[str, list[Record]]:
    names = {path: f"c{number}" for number, path in enumerate(paths)}
    config = set_up(folder, [*names.values()])
    for path, name in names.items():
        run("-c", config, "import", "--batch", "-a", name, path)
    found = list_all(config)
    return {path: found.get(name, []) for path, name in names.items()}


def read_again(paths: list[str], folder: str) -> dict[str, list[Record]]:
    config = set_up(folder, ["c"])
    found: dict[str, list[Record]] = {}
    for path in paths:
        run("-c", config, "import", "--batch", "-a", "c", path)
        found[path] = list_all(config).get("c", [])
    return found


def set_up(folder: str, names: list[str]) -> str:
    """Return the configuration of some empty calendars."""
    config = Path(folder) / "config"
    calendars = "".join(CALENDAR.format(name=name, folder=folder) for name in names)
    config.write_text(CONFIG.format(folder=folder) + calendars, encoding="utf-8")
    for name in names:
        (Path(folder) / name).mkdir()
    return str(config)


def list_all(config: str) -> dict[str, list[Record]]:
    fields = [word for field in FIELDS for word in ("--json", field)]
    listed = run("-c", config, "list", *fields, *SPAN)
    found: dict[str, list[Record]] = {}
    for event in (event for day in listed.splitlines() for event in json.loads(day)):
        record, known = read_event(event), found.setdefault(event["calendar"], [])
        if record not in known:  # a night's session is listed on both days
            known.append(record)
    return found


def read_event(event: Record) -> Record:
    days = event["all-day"] == "True"
    return {
        "uid": event["uid"],
        "summary": event["title"],
        "description": event["description"] or None,
        "location": event["location"] or None,
        "categories": event["categories"].split(",") if event["categories"] else [],
        "start": moment(event["start-long-full"], days),
        "end": moment(event["end-long-full"], days, end=True),
        "alarms": [int(-alarm["delta"] // 60) for alarm in event["alarms-list"]],
        "status": event["status"].strip() or None,
    }


def moment(text: str, days: bool, end: bool = False) -> str:
    """Return an instant or a day; khal ends whole days with the last one, not with the one after."""
    time = datetime.strptime(text, f"{DAY} {TIME}")
    return f"{time + timedelta(days=end):%Y-%m-%d}" if days else f"{time:%Y-%m-%dT%H:%M:%SZ}"


with TemporaryDirectory() as folder:
    if sys.argv[1] == "--again":
        print(json.dumps(read_again(sys.argv[2:], folder)))
    else:
        print(json.dumps(read_all(sys.argv[1:], folder)))
