"""A plan and its log in an editor: what is offered, told and written, through the server."""

import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from lsprotocol import types

from lsp.editing import Editor, edits_of

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]

PLAN = """\
plan "Hips"
  start 2020-11-30

session hips posterior
  warmup     rdl         2x8     @bar
  primary    rdl         4x5     @80kg
    progress +2.5kg every session
  accessory  hip-thrust  3x8-12  @rir2

session legs lower
  primary  back-squat  5x5  @100kg

week 1-4
  mon hips
  wed legs
  fri hips
"""

LOG = """\
log "Autumn"
  of  "hips.gpl"

done 2020-11-30 hips
  did  rdl         4x5 @77.5kg
  did  hip-thrust  as planned
"""

CONFIG = 'logs = ["*log.gpl"]\n'


async def open_plan(editor: Editor, log: str = LOG, plan: str = PLAN) -> None:
    editor.write("gpl.toml", CONFIG)
    editor.write("log.gpl", log)
    editor.write("hips.gpl", plan)
    await editor.open("hips.gpl", plan)


def at(editor: Editor, name: str, text: str, words: str, inside: int = 1) -> dict[str, Any]:
    start = editor.units.span(text, words).start
    return editor.at(name, start.line, start.character + inside)


async def hover(editor: Editor, name: str, text: str, words: str) -> str:
    found = await editor.client.text_document_hover_async(types.HoverParams(**at(editor, name, text, words)))
    assert found is not None
    return str(found.contents.value)  # type: ignore[union-attr]


async def labels(editor: Editor, name: str, text: str, words: str) -> list[str]:
    place = at(editor, name, text, words, len(words))
    found = await editor.client.text_document_completion_async(types.CompletionParams(**place))
    assert isinstance(found, types.CompletionList)
    return [each.label for each in found.items]


async def records(editor: Editor, name: str, text: str, words: str) -> list[types.CodeAction]:
    stretch = editor.units.span(text, words)
    return await editor.actions(name, stretch, types.CodeActionKind.RefactorRewrite)


@pytest.mark.asyncio
async def test_a_plan_tells_what_its_log_has(editor: Editor) -> None:
    await open_plan(editor)
    assert "Last time: 4 x 5, 77.5 kg on Mon 2020-11-30" in await hover(editor, "hips.gpl", PLAN, "4x5     @80kg")
    assert "Last time: 4 x 5, 77.5 kg on Mon 2020-11-30" in await hover(editor, "hips.gpl", PLAN, "rdl         4x5")
    editor.write("log.gpl", LOG.replace("4x5 @77.5kg", "4x6 @75kg"))
    assert "Last time: 4 x 6, 75 kg" in await hover(editor, "hips.gpl", PLAN, "4x5     @80kg")
    await editor.open("log.gpl", LOG.replace("4x5 @77.5kg", "4x3 @70kg"))
    assert "Last time: 4 x 3, 70 kg" in await hover(editor, "hips.gpl", PLAN, "4x5     @80kg")
    editor.type("log.gpl", LOG.partition("done")[0])
    assert "Last time" not in await hover(editor, "hips.gpl", PLAN, "4x5     @80kg")


@pytest.mark.asyncio
async def test_a_preview_answers_to_the_log(editor: Editor) -> None:
    await open_plan(editor)
    wish = {"uri": editor.uri("hips.gpl"), "line": 0, "week": 1}
    shown = await editor.client.protocol.send_request_async("gpl/preview", wish)
    assert "held: 77.5 kg of 80 kg on 2020-11-30" in shown.markup


@pytest.mark.asyncio
async def test_a_session_is_logged_from_the_plan(editor: Editor) -> None:
    await open_plan(editor)
    (legs,) = await records(editor, "hips.gpl", PLAN, "session legs")
    assert legs.title == "log legs as planned on 2020-12-02"
    (of_plan,) = await records(editor, "hips.gpl", PLAN, 'plan "Hips"')
    assert of_plan.title == legs.title
    assert legs.edit is not None
    written = editor.units.apply(LOG, edits_of(legs.edit, editor.uri("log.gpl")))
    assert written == f"{LOG}\ndone 2020-12-02 legs\n  did  back-squat  5x5 @100kg\n"
    await editor.open("log.gpl", written)
    (hips,) = await records(editor, "hips.gpl", PLAN, "session hips")
    assert hips.title == "log hips as planned on 2020-12-04"


@pytest.mark.asyncio
async def test_a_record_is_filled_in_from_the_plan(editor: Editor) -> None:
    text = f"{LOG}\ndone 2020-12-04 hips as planned\n"
    await open_plan(editor, text)
    await editor.open("log.gpl", text)
    (first,) = await records(editor, "log.gpl", text, "done 2020-11-30 hips")
    assert first.edit is not None
    assert editor.units.apply(text, edits_of(first.edit, editor.uri("log.gpl"))) == text.replace(
        "as planned\n", "3x8 @rir2\n  did  warmup rdl  2x8 @bar\n", 1
    )
    (second,) = await records(editor, "log.gpl", text, "done 2020-12-04 hips as planned")
    assert second.title == "log hips as planned on 2020-12-04"
    assert second.edit is not None
    lines = "\n  did  warmup rdl  2x8 @bar\n  did  rdl         4x5 @80kg\n  did  hip-thrust  3x8 @rir2\n"
    assert editor.units.apply(text, edits_of(second.edit, editor.uri("log.gpl"))) == text.replace(
        "04 hips as planned\n", f"04 hips{lines}"
    )
    (added,) = await records(editor, "log.gpl", text, 'log "Autumn"')
    assert added.title == "log hips as planned on 2020-12-07"


TOP_SET = PLAN.replace("4x5     @80kg\n    progress +2.5kg every session", "1x5  @100kg\n  primary  rdl  3x8  @80kg")
"""A top set and lighter sets of one exercise: a line of a record is dealt to both in turn."""


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("said", "filled"),
    [
        (
            " as planned\n  did  rdl  1x5 @102.5kg\n",
            "\n  did  rdl         1x5 @102.5kg\n  did  warmup rdl  2x8 @bar\n  did  rdl         3x8 @80kg\n"
            "  did  hip-thrust  3x8 @rir2\n",
        ),
        (
            "\n  did  rdl  1x5 @102.5kg\n  did  hip-thrust  3x8\n",
            "\n  did  rdl  1x5 @102.5kg\n  did  hip-thrust  3x8\n  did  warmup rdl  2x8 @bar\n"
            "  did  rdl         3x8 @80kg\n",
        ),
        (
            " as planned\n  did  rdl  1x5, 3x7 @80kg\n",
            "\n  did  rdl         1x5, 3x7 @80kg\n  did  warmup rdl  2x8 @bar\n  did  hip-thrust  3x8 @rir2\n",
        ),
    ],
)
async def test_lines_of_one_exercise_are_filled_in_by_dealing(editor: Editor, said: str, filled: str) -> None:
    text = f'log "Autumn"\n  of  "hips.gpl"\n\ndone 2020-11-30 hips{said}'
    await open_plan(editor, text, TOP_SET)
    await editor.open("log.gpl", text)
    (found,) = await records(editor, "log.gpl", text, "done 2020-11-30 hips")
    assert found.edit is not None
    assert editor.units.apply(text, edits_of(found.edit, editor.uri("log.gpl"))) == text.replace(said, filled)


@pytest.mark.asyncio
async def test_what_would_be_dealt_to_another_line_is_not_filled_in(editor: Editor) -> None:
    plan = TOP_SET.replace("1x5  @100kg", "2x5  @100kg")
    text = 'log "Autumn"\n  of  "hips.gpl"\n\ndone 2020-11-30 hips as planned\n  did  rdl  1x5 @100kg\n'
    await open_plan(editor, text, plan)
    await editor.open("log.gpl", text)
    assert [*await records(editor, "log.gpl", text, "done 2020-11-30 hips")] == []


@pytest.mark.asyncio
async def test_a_log_is_completed_by_the_plan(editor: Editor) -> None:
    text = LOG.replace("  did  rdl         4x5 @77.5kg\n", "  did  rdl ").replace('"hips.gpl"', '"')
    await open_plan(editor)
    editor.write("legs.log.gpl", LOG)
    await editor.open("new.gpl", text)
    assert await labels(editor, "new.gpl", text, '  of  "') == ["hips.gpl"]
    text = text.replace('  of  "', '  of  "hips.gpl"')
    editor.type("new.gpl", text)
    assert (await labels(editor, "new.gpl", text, "did  rdl "))[:2] == ["4x5 @80kg", "as planned"]
    text = f"{LOG}done "
    editor.type("new.gpl", text)
    start = editor.units.span(text, f"{LOG}done ").end
    found = await editor.client.text_document_completion_async(
        types.CompletionParams(**editor.at("new.gpl", start.line or text.count("\n"), 5))
    )
    assert isinstance(found, types.CompletionList)
    assert found.items[0].label == "2020-12-02"
    assert found.items[0].detail == "Wed: legs"


@pytest.mark.asyncio
async def test_a_plan_without_logs_has_no_such_actions(editor: Editor) -> None:
    editor.write("log.gpl", LOG)
    editor.write("hips.gpl", PLAN)
    await editor.open("hips.gpl", PLAN)
    assert await records(editor, "hips.gpl", PLAN, "session legs") == []
    assert "Last time" not in await hover(editor, "hips.gpl", PLAN, "4x5     @80kg")


@pytest.mark.asyncio
async def test_formatting_writes_the_numbers_of_the_plan(editor: Editor, gpl: Gpl) -> None:
    text = LOG.replace("4x5 @77.5kg", "as planned") + "done 2020-12-02 legs as planned\n"
    await open_plan(editor, text)
    await editor.open("log.gpl", text)
    edits = await editor.format("log.gpl")
    expected = gpl("fmt", "-", "--stdin-filename", "log.gpl", cwd=editor.folder, input=text.encode()).stdout.decode()
    written = editor.units.apply(text, edits)
    assert written == expected
    assert written.endswith("""
  did  warmup rdl  2x8 @bar
  did  rdl         4x5 @80kg
  did  hip-thrust  3x8 @rir2

done 2020-12-02 legs
  did  back-squat  5x5 @100kg
""")


@pytest.mark.asyncio
async def test_a_line_tells_the_stage_it_is_in(editor: Editor) -> None:
    plan = PLAN.replace("4x5     @80kg", "5x3+    @80kg").replace(
        "every session", "every session\n    stages 5x3+ | 6x2+ | 10x1+"
    )
    log = LOG.replace("4x5 @77.5kg", "4x3 @80kg, 1x2 @80kg")
    await open_plan(editor, log, plan)
    for words in ("rdl         5x3+", "5x3+    @80kg", "stages 5x3+", "6x2+ |"):
        told = await hover(editor, "hips.gpl", plan, words)
        assert "Next time: stage 2 of 3, 6 x 2+, 80 kg" in told
    editor.write("gpl.toml", "")
    await editor.open("other.gpl", plan)
    assert "Next time" not in await hover(editor, "other.gpl", plan, "stages 5x3+")
