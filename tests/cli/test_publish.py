"""`gpl publish`: names nobody can guess, an index for the coach, and nobody else's files touched."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from cli.conftest import Run

PLAN = """\
plan "Small"
  start 2026-01-05
  timezone Europe/Berlin
  at 18:00
athlete anna "Anna & <b>Co</b>"
athlete ben
session a 60min
  primary rdl 4x5 @rir2
week 1-2
  mon a
"""
OTHER = PLAN.replace('"Small"', '"Other"')
KEY = "a key that is long enough for a test"
BASE = "https://example.com/plans"
RECORD = ".gpl-published.json"

Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GPL_PUBLISH_KEY", KEY)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")


def published(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def index_of(out: str) -> str:
    return out.rpartition("index: ")[2].strip()


def calendars(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*.ics")}


def test_names_cannot_be_guessed_and_stay(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("small.gpl", PLAN)
    code, out, err = run_real("publish", "site", "--base-url", BASE)
    assert (code, err) == (0, "")
    first = published(tmp_path / "site")
    names = {name for name in first if name not in ("index.html", "robots.txt", RECORD)}
    assert all(re.fullmatch(r"[a-z2-7]{32}\.(ics|html)", name) for name in names)
    assert len(calendars(tmp_path / "site")) == 2
    pages = [data for name, data in first.items() if name.endswith(".html")]
    assert len(pages) == 2 + 2  # the index, and one that tells nothing
    assert all(b'name="robots" content="noindex, nofollow"' in data[:1024] for data in pages)
    open_to_all = first["index.html"] + first["robots.txt"] + first[RECORD]
    assert not [name for name in names if name.partition(".")[0].encode() in open_to_all]
    assert index_of(out) == f"{BASE}/{index_of(out).rpartition('/')[2]}"

    run_real("publish", "site", "--base-url", BASE)
    assert published(tmp_path / "site") == first

    write("small.gpl", PLAN.replace("plan ", "plan ").replace('"Small"\n', '"New title"\n  id small\n'))
    write("small.gpl", (tmp_path / "small.gpl").read_text().replace("4x5", "5x5"))
    run_real("publish", "site", "--base-url", BASE)
    assert set(published(tmp_path / "site")) == set(first)
    changed = next(iter((tmp_path / "site").glob("*.ics"))).read_text()
    assert "SEQUENCE:1" in changed
    assert "X-GPL-FEED:TRUE" in changed


def test_the_index_lists_everything_with_codes(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("small.gpl", PLAN)
    _, out, _ = run_real("publish", "site", "--base-url", BASE)
    index = (tmp_path / "site" / index_of(out).rpartition("/")[2]).read_text(encoding="utf-8")
    assert "Anna &amp; &lt;b&gt;Co&lt;/b&gt;" in index
    assert 'name="robots" content="noindex, nofollow"' in index
    codes = [Xml.fromstring(code) for code in re.findall(r"<svg.*?</svg>", index)]
    told = {f"webcal://example.com/plans/{name}" for name in calendars(tmp_path / "site")}
    assert {code.findtext("title") for code in codes} == told
    assert set(re.findall(r'href="(webcal:[^"]*)"', index)) == told
    assert "2026-01-05 to 2026-01-12" in index


def test_without_an_address_links_are_relative_and_there_is_no_code(
    run_real: Run, write: Write, tmp_path: Path
) -> None:
    write("small.gpl", PLAN)
    _, out, _ = run_real("publish", "site")
    index = (tmp_path / index_of(out)).read_text(encoding="utf-8")
    assert set(re.findall(r'href="([^"]*\.ics)"', index)) == calendars(tmp_path / "site")
    assert "<svg" not in index
    assert "webcal:" not in index


def test_quiet_prints_no_address(run_real: Run, write: Write) -> None:
    write("small.gpl", PLAN)
    code, out, err = run_real("publish", "site", "--quiet")
    assert (code, out.count("\n"), err) == (0, 1, "")
    assert not re.search(r"[a-z2-7]{32}", out)


def test_only_our_unchanged_files_are_removed(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("small.gpl", PLAN)
    write("other.gpl", OTHER)
    write("site/notes.txt", "somebody's")
    write("site/index.html", "<p>somebody's")
    write(f"site/{'a' * 32}.ics", "somebody's")
    code, _, err = run_real("publish", "site")
    assert code == 0
    assert err == "gpl publish: site/index.html is not ours and stays as it is\n"
    before = published(tmp_path / "site")
    (tmp_path / "other.gpl").unlink()
    gone = calendars(tmp_path / "site")
    _, out, _ = run_real("publish", "elsewhere")
    gone -= calendars(tmp_path / "elsewhere") | {f"{'a' * 32}.ics"}
    assert len(gone) == 2
    kept = min(gone)
    write(f"site/{kept}", before[kept] + b" ")
    code, out, err = run_real("publish", "site")
    assert (code, "removed)" in out) == (0, True)
    assert f"gpl publish: site/{kept} was changed since it was published, and stays\n" in err
    after = published(tmp_path / "site")
    assert not gone & set(after) - {kept}
    for name in ("notes.txt", "index.html", f"{'a' * 32}.ics"):
        assert after[name] == before[name]


def test_another_key_takes_the_old_addresses_away(
    run_real: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("small.gpl", PLAN)
    run_real("publish", "site")
    first = calendars(tmp_path / "site")
    monkeypatch.setenv("GPL_PUBLISH_KEY", KEY[::-1])
    run_real("publish", "site")
    assert not first & calendars(tmp_path / "site")
    assert len(calendars(tmp_path / "site")) == 2


def test_the_key_is_made_once_for_its_owner_alone(
    run_real: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPL_PUBLISH_KEY")
    write("gpl.toml", "")
    write("small.gpl", PLAN)
    _, out, err = run_real("publish", "site")
    assert err.startswith("gpl publish: made the key .gpl-publish-key:")
    key = tmp_path / ".gpl-publish-key"
    text = key.read_text()
    assert len(text.strip()) >= 32
    assert os.name != "posix" or key.stat().st_mode & 0o777 == 0o600
    assert run_real("publish", "site") == (0, out, "")
    key.chmod(0o644)
    assert os.name != "posix" or "others on this machine can read" in run_real("publish", "site").err
    assert key.read_text() == text
    assert text.strip().encode() not in b"".join(published(tmp_path / "site").values())


@pytest.mark.parametrize(
    ("arguments", "key", "told"),
    [
        (["site"], "", "the variable GPL_PUBLISH_KEY is empty"),
        (["site"], "short", "has 5 characters, which can be guessed"),
        (["."], KEY, ". is published as a whole, and small.gpl is in it"),
        (["small.gpl"], KEY, "small.gpl is a file, not a folder"),
        (["site", "--base-url", "example.com"], KEY, "takes an address like https://example.com/plans/"),
        (["site", "--base-url", "https://u:p@example.com"], KEY, "takes an address like"),
        (["site", "--base-url", "https://example.com:x/"], KEY, "takes an address like"),
        (["site", "--base-url", f"https://example.com/{'x' * 500}"], KEY, "at most 500 characters"),
        (["-"], KEY, "the folder to publish is DIR"),
        (["site", "small.gpl", "twin.gpl"], KEY, "two plans have the identity 'small'"),
    ],
)
def test_what_is_refused(
    arguments: list[str],
    key: str,
    told: str,
    run_real: Run,
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write("small.gpl", PLAN)
    if "twin.gpl" in arguments:
        write("twin.gpl", PLAN)
    monkeypatch.setenv("GPL_PUBLISH_KEY", key)
    code, out, err = run_real("publish", *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert not (tmp_path / "site").exists()


def test_the_key_never_lies_in_what_is_published(
    run_real: Run, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GPL_PUBLISH_KEY")
    plan = write("plans/small.gpl", PLAN)
    write("site/.keep", "")
    monkeypatch.chdir(tmp_path / "site")
    code, _, err = run_real("publish", ".", plan)
    assert (code, "choose a folder of its own or set GPL_PUBLISH_KEY" in err) == (2, True)
    assert published(tmp_path / "site").keys() == {".keep"}


def test_nothing_is_written_if_a_plan_has_errors(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("small.gpl", PLAN)
    write("other.gpl", OTHER.replace("primary", "primay"))
    code, out, err = run_real("publish", "site")
    assert (code, out) == (1, "")
    assert err.endswith("gpl publish: nothing published: a plan has errors\n")
    assert not (tmp_path / "site").exists()


def test_a_plan_without_dates_has_no_calendar(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("small.gpl", PLAN.replace("  start 2026-01-05\n", ""))
    code, out, err = run_real("publish", "site")
    assert (code, calendars(tmp_path / "site")) == (0, set())
    assert "gpl publish: no calendar of Small (Anna & <b>Co</b>), Small (ben): a calendar needs a start date\n" in err
    assert re.search(r"hint: add `start \d{4}-\d\d-\d\d` to the plan\n", err)
    assert "No calendar: a calendar needs a start date" in (tmp_path / index_of(out)).read_text()


@pytest.mark.parametrize(
    "record", [b"{", b"[]", b'{"format": "gpl-published-1", "files": {"a": 1}}', b"\xff", b"[" * 9999]
)
def test_a_damaged_record_removes_nothing(record: bytes, run_real: Run, write: Write, tmp_path: Path) -> None:
    write("small.gpl", PLAN)
    write("other.gpl", OTHER)
    run_real("publish", "site")
    before = published(tmp_path / "site").keys()
    (tmp_path / "other.gpl").unlink()
    write(f"site/{RECORD}", record)
    code, _, err = run_real("publish", "site")
    assert (code, f"site/{RECORD} is damaged" in err) == (0, True)
    assert published(tmp_path / "site").keys() == before
    assert json.loads((tmp_path / "site" / RECORD).read_bytes())["format"] == "gpl-published-1"


def test_a_damaged_calendar_is_begun_anew(run_real: Run, write: Write, tmp_path: Path) -> None:
    write("small.gpl", PLAN)
    run_real("publish", "site")
    first = published(tmp_path / "site")
    name = min(calendars(tmp_path / "site"))
    write(f"site/{name}", b"BEGIN:NOTHING")
    code, _, err = run_real("publish", "site")
    assert (code, "is begun anew: it is no calendar" in err) == (0, True)
    assert published(tmp_path / "site") == first


def test_codes_need_their_package(run_real: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("small.gpl", PLAN)
    import gplang.cli.extras as extras

    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    code, out, err = run_real("publish", "site", "--base-url", BASE)
    assert (code, out) == (2, "")
    assert err.startswith("gpl publish: a QR code needs the extra 'publish'; install it with: ")
    assert run_real("publish", "site").code == 0
