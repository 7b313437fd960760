"""The preview that an editor shows, and the one that the server serves for a browser beside it."""

import asyncio
from typing import Any

import pytest
from lsprotocol import types

from lsp.editing import Editor
from preview_reader import ask, window

PLAN = """\
plan "Hips"
session hips
  primary rdl 4x5
session legs
  primary back-squat 3x5
week 1
  mon hips
week 2-3
  mon legs
"""


async def preview(editor: Editor, line: Any, **more: Any) -> dict[str, str]:
    params = {"uri": editor.uri("plan.gpl"), "line": line, **more}
    shown: dict[str, str] = _plain(await editor.client.protocol.send_request_async("gpl/preview", params))
    return shown


def _plain(answer: Any) -> Any:
    return answer._asdict() if hasattr(answer, "_asdict") else answer


@pytest.mark.parametrize(
    ("line", "exercise", "week"),
    [
        (0, "Romanian deadlift", 1),
        (2, "Romanian deadlift", 1),
        (4, "Back squat", 2),
        (7, "Back squat", 2),
        (99, "Back squat", 2),
    ],
)
async def test_the_week_under_the_cursor_is_shown(editor: Editor, line: int, exercise: str, week: int) -> None:
    await editor.open("plan.gpl", PLAN)
    shown = await preview(editor, line)
    assert exercise in shown["markup"]
    assert f">Week {week}<" in shown["markup"]
    assert "data-line" in shown["markup"]
    assert "--paper" in shown["style"]
    assert shown["title"].startswith("Hips")


async def test_a_week_that_is_asked_for_goes_before_the_cursor(editor: Editor) -> None:
    await editor.open("plan.gpl", PLAN)
    assert ">Week 3<" in (await preview(editor, 0, week=3))["markup"]
    assert ">Week 3<" in (await preview(editor, 0, week=30))["markup"]


@pytest.mark.parametrize("line", ["x", None, [], 1.5])
async def test_what_is_no_line_has_no_preview(editor: Editor, line: Any) -> None:
    await editor.open("plan.gpl", PLAN)
    assert await preview(editor, line) is None


@pytest.mark.parametrize(
    "text", ["", "nonsense\n", 'plan "P"\n', "session a\n  primary rdl 4x5\n", "\x00", 'plan "P"\nweek 3\n']
)
async def test_any_text_has_a_preview(editor: Editor, text: str) -> None:
    await editor.open("plan.gpl", text)
    assert (await preview(editor, 0)) is None or (await preview(editor, 0))["markup"]


async def test_a_browser_follows_what_is_typed_and_leads_to_lines(editor: Editor) -> None:
    await editor.open("plan.gpl", PLAN)
    wish = types.ExecuteCommandParams(command="gpl.servePreview", arguments=[editor.uri("plan.gpl"), 0])
    address = await editor.client.workspace_execute_command_async(wish)
    assert isinstance(address, str)
    with window(address) as shown:
        assert "4 x 5" in await asyncio.to_thread(shown.next_text)
        editor.type("plan.gpl", PLAN.replace("4x5", "5x2"))
        assert "5 x 2" in await asyncio.to_thread(shown.next_text)
        editor.client.protocol.notify("gpl/cursor", {"uri": editor.uri("plan.gpl"), "line": 4})
        assert "Back squat" in await asyncio.to_thread(shown.next_text)
    asked = editor.client.shown_documents
    asked.clear()
    origin = address[: address.index("/", 8)]
    answer = await asyncio.to_thread(ask, address, "line", "POST", "5", Origin=origin)
    assert answer.status == 200
    for _ in range(300):
        if asked:
            break
        await asyncio.sleep(0.05)
    (found,) = asked
    assert (found.uri, found.selection.start.line) == (editor.uri("plan.gpl"), 4)
