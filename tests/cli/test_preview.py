"""`gpl preview`: a page on this machine that follows a file, for who knows its address."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from preview_reader import ask, previewing, window

PLAN = """\
plan "Hips <script>"
  start 2026-01-05
session hips "Hips & more" posterior
  primary rdl 4x5 @rir2
week 1
  mon hips
week 2
  tue hips
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.gpl"
    path.write_text(PLAN, encoding="utf-8")
    return path


def save(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_the_page_follows_the_file_and_what_it_uses(plan: Path) -> None:
    library = plan.with_name("library.gpl")
    with previewing(plan.parent) as address, window(address) as shown:
        text = shown.next_text()
        assert "Hips &amp; more" in text
        assert "4 x 5" in text
        save(plan, PLAN.replace("4x5", "3x8"))
        assert "3 x 8" in shown.next_text()
        save(plan, 'use "library.gpl"\n' + PLAN.replace("mon hips", "mon legs"))
        assert "1 error" in shown.next_text() or "2 errors" in shown.next_text()
        save(library, "session legs\n  primary back-squat 5x5\n")
        assert "Back squat" in shown.next_text()
        plan.unlink()
        save(plan, PLAN)
        assert "4 x 5" in shown.next_text()


def test_markup_of_the_plan_is_text_and_parts_lead_to_lines(plan: Path) -> None:
    with previewing(plan.parent, "--week", "2") as address, window(address) as shown:
        markup = shown.next()
    assert "<script" not in markup
    assert "Hips &lt;script&gt;" in markup
    assert 'data-line="4"' in markup
    assert 'data-line="8"' in markup
    assert 'data-line="6"' not in markup


def test_only_who_knows_the_address_sees_anything(plan: Path) -> None:
    with previewing(plan.parent) as address:
        page = ask(address)
        assert page.status == 200
        policy = page.getheader("Content-Security-Policy") or ""
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        parts = urlsplit(address)
        wrong = f"http://127.0.0.1:{parts.port}/"
        assert len(parts.path) > 30
        tries: list[tuple[str, str, str, dict[str, Any]]] = [
            (wrong, "", "GET", {}),
            (wrong, "x" * len(parts.path), "GET", {}),
            (address, "../../etc/passwd", "GET", {}),
            (address, "plan.gpl", "GET", {}),
            (address, "", "GET", {"Host": "evil.example"}),
            (address, "line", "POST", {"Origin": "http://evil.example"}),
            (address, "line", "POST", {}),
        ]
        for there, path, method, headers in tries:
            answer = ask(there, path, method, "1" if method == "POST" else None, **headers)
            assert (answer.status, answer.read()) == (404, b""), path
        own = f"http://127.0.0.1:{parts.port}"
        assert ask(address, "line", "POST", "12", Origin=own).status == 200
        assert ask(address, "line", "POST", "1" * 99, Origin=own).status == 400
        assert ask(address, "", "DELETE").status == 501


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("missing.gpl",), "missing.gpl"),
        (("-",), "no file"),
        ((".",), "no file"),
        (("plan.gpl", "--week", "0"), "--week"),
        (("plan.gpl", "--port", "70000"), "--port"),
    ],
)
def test_what_cannot_be_shown_is_refused(plan: Path, gpl: Any, arguments: tuple[str, ...], told: str) -> None:
    result = gpl("preview", *arguments, cwd=plan.parent)
    assert result.returncode == 2
    assert told in result.stderr.decode()
    assert b"Traceback" not in result.stderr


def test_a_taken_port_is_told(plan: Path, gpl: Any) -> None:
    with previewing(plan.parent) as address:
        port = str(urlsplit(address).port)
        result = gpl("preview", "plan.gpl", "--port", port, cwd=plan.parent)
    assert result.returncode == 2
    assert f"port {port} cannot be used" in result.stderr.decode()
