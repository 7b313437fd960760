"""`gpl log add` on a terminal: asked set by set, written whole or not at all."""

import os
import re
import sys
from pathlib import Path

import pytest

from cli.conftest import Run
from cli.terminals import Terminal, open_terminal
from gplang.importing.workouts.answers import Unclear, read_answer
from gplang.importing.workouts.as_planned import PlannedSet
from package_copy import SOURCES

PLAN = """\
plan "Strong hips"
  start 2026-11-30
session hips
  warmup    rdl        2x8    @bar
  primary   rdl        1x5-7  @80kg @rir2, 2x5 @80kg
  accessory hip-thrust 2xmax
  accessory pull-up    2x6    @70%
  accessory plank      2x30s
week 1
  mon hips
"""
DIALOGUE = (
    ("Warm-up: Romanian deadlift: 2 x 8, empty bar\r\n  set 1 of 2 [8 @bar]: ", "back"),
    ("first question", "all"),
    ("Romanian deadlift: 1 x 5–7 @ RIR 2, 80 kg; 2 x 5, 80 kg\r\n  set 1 of 3 [5 @80kg @rir2]: ", "?"),
    ("takes the last answer back", ""),
    ("set 2 of 3 [5 @80kg]: ", "5 kg"),
    ("set 2 of 3 [5 @80kg]: ", "5/4 @82,5 form # slipped"),
    ("Hip thrust: 2 x max\r\n  set 1 of 2 [1, repetitions?]: ", "back"),
    ("set 2 of 3 [5 @80kg]: ", "@82.5kg form # slipped"),
    ("set 3 of 3", "same"),
    ("set 1 of 2 [1, repetitions?]: ", ""),
    ("no number for the repetitions", "skip"),
    ("set 1 of 2 [6, load?]: ", "8"),
    ("no number for the load", "6 @bw+10kg pain 3"),
    ("set 2 of 2 [6, load?]: ", "\x1b[A"),
    ("cannot be read", "6/2 @bw+10kg"),
    ("set 1 of 2 [30s]: ", "25"),
    ("set 2 of 2 [30s]: ", "skip"),
    ("Anything else", "push-upp 1x5"),
    ("did you mean `push-up`?", "push-up 5/4"),
    ("Anything else", ""),
    ("How many minutes", "soon"),
    ("write minutes", "1h 10"),
    ("Where it hurt", "elbow 3"),
    ("no fact of an exercise", "lower back 3"),
    ("A note", 'slept "badly" \\'),
    ("Body weight", "71,5"),
)
LOG = """\
log "Strong hips"
  of  "hips.gpl"

done 2026-11-30 hips 70min
  did      warmup rdl  2x8 @bar
  did      rdl         1x5 @80kg @rir2, 2x5 @82.5kg  form  # slipped
  did      pull-up     2x6 @bw+10kg, 1x2 @bw+10kg  pain 3
  did      plank       1x25s
  did      push-up     1x5, 1x4
  skipped  hip-thrust
  pain     lower-back 3
  note     "slept \\"badly\\" \\\\"

weight 2026-11-30 71.5kg
"""
COMMAND = (sys.executable, "-m", "gplang", "log", "add", "hips.gpl", "--date", "2026-11-30")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCES), "NO_COLOR": "1"}


@pytest.fixture(autouse=True)
def plan(tmp_path: Path) -> None:
    (tmp_path / "hips.gpl").write_text(PLAN, encoding="utf-8")


def answer(terminal: Terminal, question: str, text: str) -> None:
    terminal.wait_for(lambda: question in terminal.screen and terminal.screen.endswith("]: "))
    terminal.screen = ""
    terminal.type(f"{text}\r")


def test_a_session_is_asked_set_by_set_and_written_at_the_end(tmp_path: Path) -> None:
    log = tmp_path / "anna.gpl"
    with open_terminal([*COMMAND, "--log", "anna.gpl"], tmp_path, ENVIRONMENT) as terminal:
        for question, text in DIALOGUE:
            answer(terminal, question, text)
        answer(terminal, "weight 2026-11-30 71.5kg\r\nAdd this to anna.gpl? [yes, back, quit]: ", "maybe")
        assert not log.exists()
        answer(terminal, "enter adds it", "")
        assert terminal.end() == 0
    assert log.read_text(encoding="utf-8") == LOG


@pytest.mark.parametrize("end", ["\x03", "\x04", "quit\r"], ids=["ctrl-c", "ctrl-d", "quit"])
@pytest.mark.parametrize("answered", [0, 4])
def test_who_ends_it_before_has_nothing_written_and_nothing_lost(tmp_path: Path, end: str, answered: int) -> None:
    log = tmp_path / "anna.gpl"
    log.write_text(before := 'log "mine"\n  of "hips.gpl"\n# a comment', encoding="utf-8")
    with open_terminal([*COMMAND, "--log", "anna.gpl"], tmp_path, ENVIRONMENT) as terminal:
        for text in ("all", "", "5 @82.5kg", "4")[:answered]:
            answer(terminal, "set ", text)
        terminal.wait_for(lambda: terminal.screen.endswith("]: "))
        assert terminal.end_by(end) == (2 if end.startswith("quit") else 130)
    assert log.read_text(encoding="utf-8") == before
    assert terminal.screen.endswith("gpl log: nothing was written\r\n")
    so_far = "did  rdl         1x5 @80kg @rir2, 1x5 @82.5kg, 1x4 @80kg\r\n"
    assert (so_far in terminal.screen) is (answered == 4)
    assert ("answered so far" in terminal.screen) is (answered == 4)


def test_answers_are_shown_where_the_log_has_changed_meanwhile(tmp_path: Path) -> None:
    log = tmp_path / "anna.gpl"
    log.write_text('log "mine"\n  of "hips.gpl"\n', encoding="utf-8")
    with open_terminal([*COMMAND, "--log", "anna.gpl"], tmp_path, ENVIRONMENT) as terminal:
        for question in ("[8 @bar]", "[5 @80kg @rir2]", "[1, rep", "[6, load", "[30s]"):
            answer(terminal, question, "skip")
        for question in ("else", "minutes", "hurt", "A note", "weight"):
            answer(terminal, question, "grip" if question == "A note" else "")
        terminal.wait_for_text("Add this")
        log.write_text(other := 'log "other"\n  of "hips.gpl"\n', encoding="utf-8")
        terminal.screen = ""
        terminal.type("\r")
        assert terminal.end() == 2
    assert "has changed meanwhile; nothing written" in terminal.screen
    assert 'note     "grip"' in terminal.screen
    assert log.read_text(encoding="utf-8") == other


def test_without_a_log_or_with_as_planned(tmp_path: Path) -> None:
    with open_terminal([*COMMAND, "--as-planned"], tmp_path, ENVIRONMENT) as terminal:
        assert terminal.end() == 0
    assert re.match(r"done 2026-11-30 hips\r\n  did  warmup rdl  2x8 @bar\r\n", terminal.screen)


KG, OPEN = PlannedSet("5", " @80kg", " @rir2"), PlannedSet("6", missing="load")
SIDES = PlannedSet("30s/side")


@pytest.mark.parametrize(
    ("planned", "text", "sets"),
    [
        (KG, "", "5 @80kg @rir2"),
        (KG, "4", "4 @80kg"),
        (KG, "@82,5", "5 @82.5kg"),
        (KG, "@rir0", "5 @80kg @rir0"),
        (KG, "5/5/4 @80", "5 @80kg | 5 @80kg | 4 @80kg"),
        (KG, "5, 4", "5 @80kg | 4 @80kg"),
        (KG, "80kg 5 5 4", "5 @80kg | 5 @80kg | 4 @80kg"),
        (KG, "1x5 @80kg, 1x4 @75kg", "5 @80kg | 4 @75kg"),
        (KG, "5 82kg", "5 @82kg"),
        (KG, "3×5 @80 rpe 8", "5 @80kg @rpe8 | 5 @80kg @rpe8 | 5 @80kg @rpe8"),
        (OPEN, "6 @bw", "6 @bw"),
        (OPEN, "@20kg", "6 @20kg"),
        (SIDES, "25 20", "25s/side | 20s/side"),
        (SIDES, "1min", "1min/side"),
    ],
)
def test_what_an_answer_means(planned: PlannedSet, text: str, sets: str) -> None:
    read = read_answer(text, [planned] * 3, "kg")
    assert not isinstance(read, Unclear), read
    assert read.sets == tuple(sets.split(" | "))


@pytest.mark.parametrize(
    "text", ["5 80", "5 @70%", "3x5-6", "3xmax", "x", "pain 11", "0", "101x5", "5 kg", '"', "curl 5"]
)
def test_what_is_no_answer(text: str) -> None:
    assert isinstance(read_answer(text, [KG], "kg"), Unclear)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "what to do? `gpl log add` writes down a session"),
        (("ad",), "no action 'ad'; did you mean 'add'?"),
        (("hips.gpl",), "no action 'hips.gpl'; did you mean 'gpl log add hips.gpl'?"),
    ],
)
def test_an_action_is_needed(run_real: Run, words: tuple[str, ...], told: str) -> None:
    code, out, err = run_real("log", *words)
    assert (code, out) == (2, "")
    assert told in err
