"""What the page asks of gplang, asked in plain Python: the same findings, words and files as elsewhere."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gplang
from gplang.playground.bridge import Playground
from package_copy import SOURCES
from playground_folder import ELSEWHERE, EXAMPLES

ROOT = Path(__file__).parents[2]
PLANS = [
    *sorted((ROOT / "examples").glob("*.gpl")),
    *(path for path in sorted((ROOT / "tests" / "programs").glob("*.gpl"))[:6]),
]
BROKEN = """\
plan "Hips"
  start 2027-01-04
session hips "🏋️ heavy" posterior  # 🏋️
  primary rld 4x5 @rir2
week 1
  mon hips
"""
TWO = """\
plan "Two"
  start 2027-01-04
athlete anna
athlete ben
session a
  primary rdl 3x5 @rir2
week 1
  mon a
"""
STRANGE = st.sampled_from(["", "\0", "\ufeff", "\ud800", "a\r\nb\x0b"])


@pytest.fixture(autouse=True)
def _no_configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def open_text(text: str) -> tuple[Playground, list[dict[str, Any]]]:
    playground = Playground()
    playground.put(text)
    return playground, json.loads(playground.check())["findings"]


def ask(playground: Playground, method: str, **params: object) -> Any:
    return json.loads(playground.ask(method, json.dumps(params)))


def build(playground: Playground, target: str) -> dict[str, Any]:
    built: dict[str, Any] = json.loads(playground.build(target))
    return built


def unstamped(calendar: str) -> list[str]:
    return [line for line in calendar.splitlines() if not line.startswith(("DTSTAMP", "LAST-MODIFIED"))]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_it_finds_what_check_finds(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    _, found = open_text(text)
    expected = [(each.code, each.where.start.line, each.message) for each in gplang.check(text, "untitled:plan.gpl")]
    told = [(each["code"], each["range"]["start"]["line"] + 1, each["message"].split("\n")[0]) for each in found]
    assert sorted(told) == sorted(expected)


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_is_clean_and_builds_the_usual_files(name: str) -> None:
    text = (ROOT / "examples" / f"{name}.gpl").read_text(encoding="utf-8")
    playground, found = open_text(text)
    assert [each for each in found if each["severity"] < 3] == []
    plan = gplang.loads(text).plan
    assert plan is not None
    (page,) = build(playground, "html")["files"]
    assert page == {"name": "plan.html", "text": gplang.build(gplang.schedule(plan), "html").decode()}
    if plan.start is None:
        assert "start" in build(playground, "ics")["reason"]
    else:
        (calendar,) = build(playground, "ics")["files"]
        assert unstamped(calendar["text"]) == unstamped(gplang.build(gplang.schedule(plan), "ics").decode())


def test_places_are_in_utf_16_and_fixes_mend() -> None:
    playground, (finding, *_) = open_text(BROKEN)
    assert (finding["code"], finding["name"]) == ("E010", "unknown-exercise")
    assert finding["range"]["start"] == {"line": 3, "character": 10}
    shades = json.loads(playground.check())["shades"]
    line = BROKEN.split("\n")[2].encode("utf-16-le")
    start, end, name = shades[2][-3:]
    assert (line[2 * start : 2 * end].decode("utf-16-le"), name) == ("# 🏋️", "COMMENT")
    assert (
        "did you mean"
        not in ask(playground, "textDocument/hover", position=finding["range"]["start"])["contents"]["value"]
    )
    fix, *_ = ask(playground, "textDocument/codeAction", range=finding["range"], context={"diagnostics": [finding]})
    ((edit,),) = fix["edit"]["changes"].values()
    assert (fix["title"], edit["newText"], edit["range"]) == ("write `rdl`", "rdl", finding["range"])
    assert build(playground, "ics") == {"reason": "fix the error first"}
    playground.put(BROKEN.replace("rld", "rdl"))
    assert all(each["severity"] > 1 for each in json.loads(playground.check())["findings"])
    assert json.loads(playground.check())["weeks"] == 1
    assert "4 x 5" in ask(playground, "gpl/preview", line=3)["markup"]
    calendar = build(playground, "ics")["files"][0]
    assert "heavy" in calendar["text"]


def test_every_athlete_gets_a_file() -> None:
    playground, _ = open_text(TWO)
    assert [each["name"] for each in build(playground, "html")["files"]] == ["plan-anna.html", "plan-ben.html"]
    playground.put("session a\n  primary rdl 3x5\n")
    assert build(playground, "html") == {"reason": "there is no plan in this text"}


def test_it_completes_and_lays_out() -> None:
    playground, _ = open_text("session hips\n  primary hip-thr\n")
    offered = ask(playground, "textDocument/completion", position={"line": 1, "character": 17})["items"]
    wanted = next(each for each in offered if each["label"] == "hip-thrust")
    assert "**Hip thrust**" in ask(playground, "completionItem/resolve", **wanted)["documentation"]["value"]
    playground.put("session   hips\n primary rdl 3x5\n")
    assert ask(playground, "textDocument/formatting", options={}) != []


def test_what_has_another_form_is_refused() -> None:
    playground, _ = open_text(BROKEN)
    assert ask(playground, "textDocument/hover") is None
    assert ask(playground, "textDocument/prepareRename", position={"line": 0, "character": 0}) is None


@given(
    st.text(max_size=60).map(lambda text: f'plan "x"\n{text}')
    | st.sampled_from(["", "\0", "\ufeff", "\ud800", "a\r\nb\x0b"])
)
def test_no_text_breaks_it(text: str) -> None:
    playground = Playground()
    playground.put(text)
    answer = json.loads(playground.check())
    assert len(answer["shades"]) >= 1
    ask(playground, "textDocument/hover", position={"line": 1, "character": 3})
    ask(playground, "textDocument/completion", position={"line": 1, "character": 3})
    ask(playground, "gpl/preview", line=1)
    build(playground, "html")


VISIT = """
import json, sys, threading
def refuse(*_): raise RuntimeError("no threads here")
threading.Thread.start = refuse
sys.modules.update(lark=None, click=None)
from gplang.playground.bridge import Playground
playground = Playground()
for text in json.load(sys.stdin):
    playground.put(text)
    playground.check()
    for line, written in enumerate(text.split("\\n")):
        for method in ("textDocument/hover", "textDocument/completion"):
            playground.ask(method, json.dumps({"position": {"line": line, "character": len(written) // 2}}))
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 999, "character": 0}}
    playground.ask("textDocument/codeAction", json.dumps({"range": whole, "context": {"diagnostics": []}}))
    playground.ask("gpl/preview", '{"line": 1}')
    playground.ask("textDocument/formatting", '{"options": {}}')
    for target in ("ics", "html", "md"):
        playground.build(target)
print("done")
"""


def test_it_needs_neither_threads_nor_other_packages_nor_what_the_page_leaves_out(tmp_path: Path) -> None:
    shutil.copytree(SOURCES / "gplang", tmp_path / "gplang", ignore=shutil.ignore_patterns("__pycache__"))
    for part in ELSEWHERE:
        shutil.rmtree(tmp_path / "gplang" / part)
    texts = [BROKEN, *(path.read_text(encoding="utf-8") for path in PLANS[:4])]
    command = (sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{VISIT}")
    told = json.dumps(texts)
    result = subprocess.run(command, input=told, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False)
    assert (result.stdout, result.stderr) == ("done\n", "")
