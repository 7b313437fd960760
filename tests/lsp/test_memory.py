"""What a server keeps of the versions of a text that are no more."""

import gc

import pytest

from gplang.lsp.workspace import Workspace
from gplang.source import SourceText

PLAN = """\
plan "Hips"
athlete anna
  max back-squat 100kg
session squat 60min
  primary back-squat 4x5 @70%
  secondary leg-press 3x10 @rir2
week 1-4
  mon squat
  wed squat
"""


@pytest.mark.parametrize("text", [PLAN, f"{PLAN}  fri squatt\n"], ids=["sound", "broken"])
def test_what_is_known_of_a_version_goes_with_it(text: str) -> None:
    texts = Workspace()
    _check(texts, 1, text)
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        for version in range(2, 5):
            _check(texts, version, f"{text}# {version}\n")
        gc.collect()
        left = {type(each).__name__ for each in gc.garbage if type(each).__module__.startswith("gplang")}
        assert not left, "what refers to itself stays until Python looks for rubbish, which stops all else"
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()


def test_no_earlier_version_of_a_text_is_kept() -> None:
    texts = Workspace()
    for version in range(1, 6):
        _check(texts, version, PLAN.replace("wed squat", f"wed squat  # {version}"))
        _check(texts, version, PLAN.replace("3x10", f"3x{10 + version}"))
    gc.collect()
    held = [
        each
        for each in gc.get_objects()
        if isinstance(each, SourceText)
        and each.path == "untitled:plan"
        and {'plan "Hips"', "week 1-4"} <= {*each.text.split("\n")}
    ]
    assert len(held) == 1


def _check(texts: Workspace, version: int, text: str) -> None:
    texts.put("untitled:plan", version, text)
    snapshot = texts.snapshot("untitled:plan")
    assert snapshot is not None
    assert snapshot.checked.diagnostics
    assert snapshot.schedules
