"""What an editor shows of the other lines while one is typed."""

import pytest
from lsprotocol import types

from lsp.editing import Editor

PLAN = """plan "All in one day"
session hips posterior
  primary    rdl              4x12       @rir2  rest 2-3min
    progress +2.5kg every week
  secondary  hip-thrust       3x8        @rir2
  accessory  seated-leg-curl  3x10       @rir2
  accessory  sl-rdl           2x10/side  @rir2
session legs quad
  primary    back-squat       5x6        @rir2  rest 2-3min
    progress +2.5kg every week
  accessory  leg-press        5x10       @rir2
week 1-8
  mon hips
  tue legs
"""

Shown = set[tuple[object, str, int]]


def others(found: list[types.Diagnostic], line: int, added: int = 1) -> Shown:
    """Return what is shown of all lines but one (from 0), by the numbers that they have without it."""
    rows = ((each, each.range.start.line) for each in found)
    return {(e.code, e.message.split("\n")[0], row - (added if row > line else 0)) for e, row in rows if row != line}


@pytest.mark.parametrize("client", ["visual-studio-code"], indirect=True)
@pytest.mark.parametrize(
    ("above", "typed"),
    [
        ("session legs quad", "  warmup band-walk 2x15/side"),
        ("  accessory  seated-leg-curl", "    or slider-curl"),
        ("  accessory  seated-leg-curl", '    cue "Hips still"'),
        ("session hips posterior", "  goal strength"),
        ("  tue legs", "  wed rest"),
    ],
    ids=lambda words: str(words).split()[0],
)
async def test_nothing_flickers_while_a_line_is_typed(editor: Editor, above: str, typed: str) -> None:
    """As long as the line has a mistake, the others show what they showed before it."""
    before = others(await editor.open("plan.gpl", PLAN), -1, added=0)
    assert {code for code, _, _ in before} >= {"S101", "D202", "W301", "W303"}
    at = PLAN.index(above)
    line = PLAN[:at].count("\n")
    for end in range(1, len(typed) + 1):
        text = f"{PLAN[:at]}{typed[:end]}\n{PLAN[at:]}"
        version = editor.type("plan.gpl", text)
        at_once = await editor.told(editor.uri("plan.gpl"), version)
        in_full = await editor.told(editor.uri("plan.gpl"), version)
        if any(each.range.start.line == line and each.severity == types.DiagnosticSeverity.Error for each in in_full):
            assert others(at_once, line) == before, typed[:end]
            assert others(in_full, line) == before, typed[:end]
        else:
            before = others(in_full, line)
    fresh = await editor.open("other.gpl", text)
    assert [(e.code, e.message, e.range) for e in in_full] == [(e.code, e.message, e.range) for e in fresh]


async def test_what_is_mended_elsewhere_goes_although_others_wait(editor: Editor) -> None:
    """A rule that waits for one session still takes back what it said of another."""
    text = PLAN.replace("session legs quad", "session legs posterior")
    cold = {each.range.start.line for each in await editor.open("plan.gpl", text) if each.code == "S101"}
    assert cold == {1, 7}
    text = text.replace("  accessory  sl-rdl           2x10/side  @rir2", "  accessory  sl-rdl")
    await editor.change("plan.gpl", text)
    found = await editor.change(
        "plan.gpl", text.replace("legs posterior\n", "legs posterior\n  warmup band-walk 2x15\n")
    )
    assert {each.range.start.line for each in found if each.code == "S101"} == {1}


async def test_the_error_says_what_waits_for_it(editor: Editor) -> None:
    found = await editor.open("plan.gpl", PLAN.replace("sl-rdl           2x10/side  @rir2", "sl-rdl"))
    (error,) = [each for each in found if each.code == "E001"]
    assert error.message.split("\n")[-1].endswith(" rules wait for `hips`")
    assert "S101" not in {each.code for each in found}
