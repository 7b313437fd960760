"""The scripts of docs/python.md, run one after another in one folder; what each prints stands on the page."""

import http.client
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from doc_blocks import ROOT, Block, read_page

PAGE = ROOT / "docs" / "python.md"
_LATE_HEARTBEAT = re.compile(
    r"^[^\n]* - distributed\.worker - ERROR - Failed to communicate with scheduler during heartbeat\.\n"
    r"Traceback .*?(?=^\d{4}-\d\d-\d\d |\Z)",
    re.MULTILINE | re.DOTALL,
)
"""What a process of Dask logs that is about to say it is there while the engine closes; the work is done by then."""
PLAN = 'plan "A plan"\n  start 2026-01-05\nsession hips\n  primary rdl 4x5 @rir2\nweek 1\n  mon hips\n'


def find_scripts() -> Iterator[tuple[Block, Block]]:
    """Yield each script with the block of its output, which is the next one on the page."""
    blocks = list(read_page(PAGE))
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        if block.words[:2] == ("python", "run"):
            assert after is not None, block.name
            assert after.words == ("text", "output"), block.name
            yield block, after


def test_every_block_of_python_is_tried() -> None:
    named = [block.words[1:] for block in read_page(PAGE) if block.words[:1] == ("python",)]
    assert [words for words in named if words[:1] != ("run",)] == [("file", "serve.py")]


def test_the_scripts_print_what_is_shown(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    page = PAGE.read_text(encoding="utf-8")
    shown, printed = [], []
    for script, output in reversed([*find_scripts()]):
        path = tmp_path / f"page_{script.words[2]}.py"
        path.write_text(script.text, encoding="utf-8")
        command = (sys.executable, "-X", "utf8", "-W", "error::DeprecationWarning", path.name)
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert (result.returncode, _LATE_HEARTBEAT.sub("", result.stderr)) == (0, ""), script.name
        shown.append(output.text)
        printed.append(result.stdout)
        page = page[: output.start] + result.stdout + page[output.start + len(output.text) :]
    if request.config.getoption("update_snapshots"):
        PAGE.write_text(page, encoding="utf-8")
    else:
        assert shown == printed


@pytest.fixture
def address(tmp_path: Path) -> Iterator[tuple[str, int]]:
    """Serve the page's service on the loopback interface; return where."""
    (block,) = (block for block in read_page(PAGE) if block.words[1:] == ("file", "serve.py"))
    path = tmp_path / "serve.py"
    path.write_text(block.text, encoding="utf-8")
    spec = spec_from_file_location("served_page", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)

    class Quiet(module.Builder):  # type: ignore[misc, name-defined]
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = module.ThreadingHTTPServer(("127.0.0.1", 0), Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address
    server.shutdown()
    server.server_close()
    thread.join()


def post(address: tuple[str, int], path: str, body: bytes) -> tuple[int, str, str]:
    connection = http.client.HTTPConnection(*address, timeout=60)
    connection.request("POST", path, body)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer.status, answer.headers.get_content_type(), text


def test_the_service_builds_what_is_posted(address: tuple[str, int]) -> None:
    status, kind, text = post(address, "/ics", PLAN.encode())
    assert (status, kind) == (200, "text/calendar")
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert post(address, "/md", PLAN.encode())[:2] == (200, "text/markdown")
    status, kind, text = post(address, "/json", PLAN.replace("rdl", "rld").encode())
    assert (status, kind) == (422, "text/plain")
    assert text == "plan.gpl:4:11: unknown exercise `rld` [E010]; did you mean `rdl`?\n"
    assert post(address, "/docx", PLAN.encode())[0] == 422
    assert post(address, "/json", b"\xff")[0] == 422
    assert post(address, "/json", b"")[0] == 422
