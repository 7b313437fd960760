"""What `gpl push` refuses before it asks anybody, and what it says of servers that answer badly."""

import os
import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

from gplang.remote import server as server_module
from gplang.remote import transport

PLAN = """\
plan "Small"
  start 2026-03-02
  timezone Europe/Berlin
session a
  accessory bench-press 3x8 @rir2
week 1
  mon a
"""
HERE = (
    '<?xml version="1.0"?>{doctype}<d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">'
    "{inner}</d:multistatus>"
)
PLACE = (
    "<d:response><d:href>{href}</d:href><d:propstat><d:prop>{prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status>"
    "</d:propstat></d:response>"
)
CALENDAR = "<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>"
EVENT = '<d:getetag>"1"</d:getetag><c:calendar-data>{data}</c:calendar-data>'


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Reply(NamedTuple):
    status: int = 207
    body: str | bytes = ""
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "application/xml"),)


Push = Callable[..., Outcome]


@pytest.fixture
def push(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Push:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.gpl").write_text(PLAN, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for name in ("GPL_CALDAV_USER", "GPL_CALDAV_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    from gplang.cli.group import run

    def call(url: str, *arguments: str) -> Outcome:
        return Outcome(run(["push", "plan.gpl", "--to", url, *arguments]), *capsys.readouterr())

    return call


class Fake:
    """A server that answers each kind of request as it is told, and remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[tuple[str, str, str | None]] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def handle_one(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                self.rfile.read(length)
                fake.asked.append((self.command, self.path, self.headers.get("Authorization")))
                reply = fake.replies.get(self.command, Reply(405))
                body = reply.body if isinstance(reply.body, bytes) else reply.body.encode()
                self.send_response(reply.status)
                for name, value in reply.headers:
                    self.send_header(name, value)
                if "Transfer-Encoding" not in dict(reply.headers):
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_PROPFIND = do_REPORT = do_PUT = do_DELETE = handle_one  # noqa: N815

            def log_message(self, *arguments: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/anna/"
        Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def say(self, method: str, *places: tuple[str, str], doctype: str = "") -> None:
        inner = "".join(PLACE.format(href=href, prop=prop) for href, prop in places)
        self.replies[method] = Reply(body=HERE.format(doctype=doctype, inner=inner))


@pytest.fixture
def fake() -> Iterator[Fake]:
    made = Fake()
    made.say("PROPFIND", ("/anna/", CALENDAR))
    made.say("REPORT")
    made.replies["PUT"] = Reply(201)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://anna:secret@example.com/", "--to has a password in it"),
        ("http://example.com/", "--to sends the password in the clear: use https"),
        ("ftp://example.com/", "--to is not an address like https://"),
        ("example.com", "--to is not an address like https://"),
        ("https://", "--to is not an address like https://"),
        ("https://[::1", "--to is not an address"),
        ("https://example.com:99999/", "--to is not an address"),
        ("https://example.com/?a=b", "--to has a ? or a # in it"),
        ("https://exa mple.com/", "--to is not an address like"),
        ("https://example.com/\x1b[31m", "--to is not an address like"),
    ],
)
def test_addresses_that_are_refused(url: str, told: str, push: Push) -> None:
    code, out, err = push(url)
    assert (code, out) == (2, "")
    assert err.startswith(f"gpl push: {told}"), err
    assert "secret" not in err


def test_names_and_passwords(push: Push, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    named = fake.url.replace("//", "//anna@")
    know(monkeypatch, {})
    code, _, err = push(named)
    assert code == 2
    assert (
        "no password for anna on 127.0.0.1: set GPL_CALDAV_PASSWORD, or run: keyring set gplang anna@127.0.0.1" in err
    )
    assert not fake.asked

    monkeypatch.setenv("GPL_CALDAV_PASSWORD", "s3cret")
    assert "the variable GPL_CALDAV_PASSWORD is set and GPL_CALDAV_USER is not" in push(fake.url).err
    monkeypatch.delenv("GPL_CALDAV_PASSWORD")

    know(monkeypatch, {("gplang", "anna@127.0.0.1"): "s3cret"})
    fake.replies["PROPFIND"] = Reply(401, headers=(("WWW-Authenticate", 'Basic realm="x"'),))
    code, out, err = push(named)
    assert (code, out) == (2, "")
    assert err.startswith("gpl push: 127.0.0.1 does not take the user and the password, or wants some (401)\n")
    assert fake.asked[-1] == ("PROPFIND", "/anna/", "Basic YW5uYTpzM2NyZXQ=")
    assert "s3cret" not in err


def know(monkeypatch: pytest.MonkeyPatch, known: dict[tuple[str, str], str]) -> None:
    """Have the keyring know just these passwords."""
    monkeypatch.setattr("keyring.get_password", lambda service, name: known.get((service, name)))


def test_the_netrc_of_the_home_folder_is_not_asked(
    push: Push, fake: Fake, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login x password y\n", encoding="utf-8")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    assert push(fake.url).code == 0
    assert {login for _, _, login in fake.asked} == {None}


BOMB = (
    "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>"
    + "".join(f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefghi", "bcdefghij", strict=True))
    + "]>"
)


def spoil(fake: Fake, how: str) -> None:
    """Have the server answer badly."""
    page = (("Content-Type", "text/html"),)
    match how:
        case "page":
            fake.replies["PROPFIND"] = Reply(200, "<html><body>Log in</body></html>", page)
        case "no-xml":
            fake.replies["PROPFIND"] = Reply(body="<d:multistatus")
        case "empty":
            fake.replies["PROPFIND"] = Reply()
        case "no-utf8":
            fake.replies["REPORT"] = Reply(body=b"\xff\xfe\x00")
        case "deep":
            fake.replies["REPORT"] = Reply(body="<a>" * 60_000)
        case "bomb":
            fake.say("REPORT", ("/anna/x.ics", EVENT.format(data="&j;")), doctype=BOMB)
        case "denied":
            fake.replies["PUT"] = Reply(403)
        case "busy":
            fake.replies["PROPFIND"] = Reply(429, headers=(("Retry-After", "99999"),))
        case "down":
            fake.replies["REPORT"] = Reply(500)
        case "full":
            fake.replies["PUT"] = Reply(507)
        case "odd":
            fake.replies["PUT"] = Reply(299)
        case "elsewhere":
            fake.replies["PROPFIND"] = Reply(302, headers=(("Location", "http://127.0.0.2:9/anna/"),))
        case "in-circles":
            fake.replies["PROPFIND"] = Reply(302, headers=(("Location", "/anna/"),))
        case "put-elsewhere":
            fake.replies["PUT"] = Reply(307, headers=(("Location", "http://127.0.0.2:9/anna/"),))
        case "home-elsewhere":
            home = "<c:calendar-home-set><d:href>https://127.0.0.2/x/</d:href></c:calendar-home-set>"
            fake.say("PROPFIND", ("/anna/", home))
        case "nothing":
            fake.replies["PROPFIND"] = Reply(404)
        case "long":
            fake.replies["REPORT"] = Reply(body=b" " * 300_000)
        case "squeezed":
            import gzip

            packed = gzip.compress(b" " * 3_000_000)
            fake.replies["REPORT"] = Reply(body=packed, headers=(("Content-Encoding", "gzip"),))
        case "badly-squeezed":
            fake.replies["REPORT"] = Reply(body=b"xx", headers=(("Content-Encoding", "gzip"),))
        case "chunks":
            fake.replies["REPORT"] = Reply(body=b"zz\r\n", headers=(("Transfer-Encoding", "chunked"),))
        case "many":
            fake.say("REPORT", *((f"/anna/{at}.ics", EVENT.format(data="x")) for at in range(50)))


BAD = {
    "page": "answers with something that is not CalDAV (200)",
    "no-xml": "answers with something that is not CalDAV (207)",
    "empty": "answers with something that is not CalDAV (207)",
    "no-utf8": "answers with something that is not CalDAV (207)",
    "deep": "answers with something that is not CalDAV (207)",
    "denied": "does not allow that (403)",
    "busy": "is busy (429)",
    "down": "has a problem of its own (500)",
    "full": "has a problem of its own (507)",
    "odd": "refuses an event (299)",
    "elsewhere": "sends us to http://127.0.0.2:9/anna/",
    "in-circles": "answers with something that is not CalDAV (302)",
    "put-elsewhere": "sends us elsewhere (307)",
    "home-elsewhere": "sends us to https://127.0.0.2/x/",
    "nothing": "nothing at http://127.0.0.1",
    "long": "answers with more than 0 MiB",
    "squeezed": "answers with more than 0 MiB",
    "badly-squeezed": "no connection to 127.0.0.1, or it broke off",
    "chunks": "no connection to 127.0.0.1, or it broke off",
    "many": "more than 20 events in the calendar",
}


@pytest.mark.parametrize("how", BAD)
def test_a_bad_answer_is_told_in_a_line(how: str, push: Push, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "MOST_BYTES", 200_000)
    monkeypatch.setattr(server_module, "MOST_OBJECTS", 20)
    spoil(fake, how)
    code, _, err = push(fake.url)
    assert code == 2
    assert BAD[how] in err, err
    assert len(err.splitlines()) == 2, err


def test_an_entity_is_never_expanded(push: Push, fake: Fake, tmp_path: Path) -> None:
    spoil(fake, "bomb")
    assert push(fake.url).code in (0, 2)
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    fake.say("PROPFIND", ("/anna/one/", f"{CALENDAR}<d:displayname>&x;</d:displayname>"), doctype=doctype)
    code, out, err = push(fake.url)
    assert "secret" not in (out + err).replace(str(secret), "")
    assert code in (0, 2)


def test_a_server_that_never_ends_is_given_up(push: Push, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    listening = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setattr(transport, "MOST_SECONDS", 0.2)
    code, _, err = push(f"http://127.0.0.1:{listening.getsockname()[1]}/")
    listening.close()
    assert (code, "does not come to an end within" in err or "takes longer than" in err) == (2, True), err


def test_nobody_there(push: Push) -> None:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        code, out, err = push(f"http://127.0.0.1:{free.getsockname()[1]}/")
    assert (code, out) == (2, "")
    assert err.startswith("gpl push: no connection to 127.0.0.1, or it broke off\n")


STRANGE = [
    "",
    "x",
    "BEGIN:VCALENDAR\nEND:VCALENDAR",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nX-GPL-PLAN:small\nX-GPL-EVENT:a\nDTSTART:99999999T999999Z\nSEQUENCE:-1\nEND:VEVENT\nEND:VCALENDAR",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:b\nX-GPL-PLAN:small\nX-GPL-EVENT:b\nDTSTART;TZID=../../etc:20260101T000000\nEND:VEVENT\nEND:VCALENDAR",
    f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{'X-A:b' * 9}\n" + "X-A:b\n" * 500 + "END:VEVENT\nEND:VCALENDAR",
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nSUMMARY:&#x202e;\\\nEND:VEVENT\nEND:VCALENDAR",
]


def test_strange_events_are_somebody_elses(push: Push, fake: Fake) -> None:
    fake.say("REPORT", *((f"/anna/{at}.ics", EVENT.format(data=data)) for at, data in enumerate(STRANGE)))
    fake.replies["DELETE"] = Reply(500)
    code, out, _ = push(fake.url)
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == ["kept", "created", "kept", "anna:"]


def test_without_the_packages_it_says_how_to_install_them(push: Push, monkeypatch: pytest.MonkeyPatch) -> None:
    from gplang.cli import extras

    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    code, out, err = push("https://example.com/")
    assert (code, out) == (2, "")
    assert err.startswith("gpl push: a calendar server needs the extra 'caldav'; install it with: ")


def test_a_plan_that_cannot_be_a_calendar(push: Push, tmp_path: Path) -> None:
    (tmp_path / "plan.gpl").write_text(PLAN.replace("  start 2026-03-02\n", ""), encoding="utf-8")
    code, out, err = push("https://example.com/")
    assert (code, out) == (1, "")
    assert re.search(
        "gpl push: no calendar: a calendar needs a start date\n"
        r"  hint: add `start \d{4}-\d\d-\d\d` to the plan, or build with --start\n$",
        err,
    )
    (tmp_path / "plan.gpl").write_text(PLAN.replace("accessory", "acessory"), encoding="utf-8")
    assert push("https://example.com/").code == 1
    assert os.listdir(tmp_path) == ["plan.gpl"]  # noqa: PTH208
