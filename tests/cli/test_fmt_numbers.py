"""`gpl fmt` writes the plan's numbers for `as planned` into a log; what follows from it stays the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Run

Write = Callable[[str, str | bytes], Path]

PLAN = """\
plan "Hips"
  start  2020-11-30

session hips posterior
  warmup     rdl         2x8            @bar
  primary    rdl         4x5            @80kg @rir2
    progress +2.5kg every session
  secondary  rdl         2-3x8          @60-65kg
  accessory  hip-thrust  3x8-12         @rir2
  accessory  leg-curl    2x10, 1x10+    @40kg
    progress +2.5kg at 10 reps open
  accessory  back-squat  3x5            @70%
  accessory  plank       2x120s
  accessory  push-up     2xmax

session legs lower
  primary  back-squat  5x5  @100kg
    or  front-squat

week 1-4
  mon hips
  wed legs
  fri hips
"""
LOG = """\
log "Autumn"
  of  "hips.gpl"

done 2020-11-30 hips 70min as planned # all of it
  did primary rdl 3x5 @80kg, 1x4 @80kg
  did hip-thrust as planned pain 3 # ow
  note "late"
done 2020-12-02 legs as planned
done 2020-12-05 hips as planned for 2020-12-04
  skipped plank
done 2020-12-07 hips
  did rdl as planned form
  did leg-curl as planned
  did back-squat as planned
done 2020-12-09 legs
  did front-squat as planned
done 2020-12-30 legs as planned
done 2021-02-01 legs as planned
"""
WRITTEN = """\
log "Autumn"
  of  "hips.gpl"

done 2020-11-30 hips 70min  # all of it
  did   primary rdl     3x5 @80kg, 1x4 @80kg
  did   hip-thrust      3x8 @rir2  pain 3  # ow
  did   warmup rdl      2x8 @bar
  did   secondary rdl   2x8 @60kg
  did   lying-leg-curl  2x10, 1x10 @40kg
  did   back-squat      as planned
  did   plank           2x2min
  did   push-up         as planned
  note  "late"

done 2020-12-02 legs
  did  back-squat  5x5 @100kg

done 2020-12-05 hips for 2020-12-04
  skipped  plank
  did      warmup rdl      2x8 @bar
  did      primary rdl     4x5 @80kg @rir2
  did      secondary rdl   2x8 @60kg
  did      hip-thrust      3x8 @rir2
  did      lying-leg-curl  2x10, 1x10 @42.5kg
  did      back-squat      as planned
  did      push-up         as planned

done 2020-12-07 hips
  did  warmup rdl  2x8 @bar
  did  rdl         4x5 @82.5kg @rir2, 2x8 @60kg  form
  did  leg-curl    2x10, 1x10 @45kg
  did  back-squat  as planned

done 2020-12-09 legs
  did  front-squat  as planned

done 2020-12-30 legs
  did  back-squat  5x5 @100kg

done 2021-02-01 legs as planned
"""


def test_numbers_take_the_place_of_the_words(run_real: Run, write: Write) -> None:
    write("hips.gpl", PLAN)
    path = write("log.gpl", LOG)
    before = run_real("show", "hips.gpl", "--log", "log.gpl", "--format", "json")
    assert run_real("fmt", "--check", "log.gpl") == (1, "log.gpl\n", "1 file would be formatted\n")
    assert "+  did  back-squat  5x5 @100kg\n" in run_real("fmt", "--diff", "log.gpl")[1]
    assert path.read_text(encoding="utf-8") == LOG
    assert run_real("fmt", "log.gpl")[0] == 0
    assert path.read_text(encoding="utf-8") == WRITTEN
    assert run_real("fmt", "--check", "log.gpl") == (0, "", "1 file in order\n")
    assert run_real("fmt", "-q", "-", "--stdin-filename", "log.gpl", stdin=LOG)[1] == WRITTEN
    after = run_real("show", "hips.gpl", "--log", "log.gpl", "--format", "json")
    assert before[0] == after[0]


@pytest.mark.parametrize(
    ("plan", "log"),
    [
        (None, LOG),
        (PLAN.replace("4x5 ", "4x5+5 ").replace("plan ", "plann "), LOG),
        (PLAN.replace("hip-thrust", "hip-thurst"), LOG),
        (PLAN, LOG.replace("3x5 @80kg, 1x4 @80kg", "3x5 @80k@")),
        (PLAN, LOG.replace("2020-12-02 legs", "2020-12-02 leggs")),
        (PLAN.replace("  start  2020-11-30\n", ""), LOG),
    ],
    ids=["no plan", "no word of a plan", "an error in the plan", "a line with a mistake", "an unknown name", "no days"],
)
def test_the_words_stay_where_anything_is_wrong(run_real: Run, write: Write, plan: str | None, log: str) -> None:
    if plan is not None:
        write("hips.gpl", plan)
    path = write("log.gpl", log)
    run_real("fmt", "log.gpl")
    written = path.read_text(encoding="utf-8")
    assert written.count("as planned") == LOG.count("as planned")
    assert run_real("fmt", "--check", "log.gpl")[0] == 0


def test_all_logs_of_the_configuration_count(run_real: Run, write: Write) -> None:
    write("hips.gpl", PLAN)
    write("gpl.toml", 'logs = ["*.log.gpl"]\n')
    first = 'log "1"\n  of  "hips.gpl"\n\ndone 2020-11-30 hips\n  did  primary rdl  4x5 @75kg\n'
    write("1.log.gpl", first)
    second = 'log "2"\n  of  "hips.gpl"\n\ndone 2020-12-04 hips\n  did  primary rdl  as planned\n'
    path = write("2.log.gpl", second)
    write("1.log.gpl", first.replace("rdl", "rdll"))
    assert run_real("fmt", "2.log.gpl")[2] == "1 file in order\n"
    write("1.log.gpl", first)
    assert run_real("fmt", "1.log.gpl", "2.log.gpl")[2] == "formatted 2.log.gpl\n1 file formatted, 1 file in order\n"
    assert path.read_text(encoding="utf-8") == second.replace("as planned", "4x5 @80kg @rir2")
    path.write_text(second, encoding="utf-8")
    (path.parent / "1.log.gpl").unlink()
    run_real("fmt", ".")
    assert path.read_text(encoding="utf-8") == second.replace("as planned", "4x5 @82.5kg @rir2")


def test_the_review_changes_no_plan_before(run_real: Run, write: Write) -> None:
    plan = "".join(PLAN.partition("session legs")[0].partition("  secondary")[0])
    plan = write("hips.gpl", f"{plan}  accessory  calf-raise  3x12\n\nweek 1-6\n  mon hips\n  fri hips\n")
    days = ("2020-11-30", "2020-12-04", "2020-12-07", "2020-12-11")
    records = "".join(f"\ndone {day} hips\n  did  rdl         as planned\n  did  calf-raise  2x12\n" for day in days)
    log = write("log.gpl", f'log "Autumn"\n  of  "hips.gpl"\n{records}')
    before = plan.read_text(encoding="utf-8")
    code, _, told = run_real("review", "hips.gpl", "--log", "log.gpl", "--fix")
    assert (code, told) == (
        1,
        "gpl review: not changed: log.gpl:13 says `as planned` and holds no numbers\n"
        "  hint: `gpl fmt log.gpl` writes those of the plan, or write the sets that were done, such as `3x5 @80kg`;"
        " then fix again\n",
    )
    assert plan.read_text(encoding="utf-8") == before
    assert run_real("fmt", "log.gpl")[0] == 0
    assert "as planned" not in log.read_text(encoding="utf-8")
    assert "made 1 change\n" in run_real("review", "hips.gpl", "--log", "log.gpl", "--fix")[2]
    assert "from week 3 2x12" in plan.read_text(encoding="utf-8")
