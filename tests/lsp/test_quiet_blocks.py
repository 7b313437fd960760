"""A log is looked at by its changed blocks: what is found is what is found from scratch."""

from pathlib import Path
from random import Random

import pytest

from gplang.compiler import DOUBTS, Compilation, check_source
from gplang.lsp.buffers import OverDisk
from gplang.lsp.workspace import Workspace
from gplang.source import SourceText

PLAN = """plan "Hips"
  start 2026-01-05
athlete anna
session hips posterior
  primary  rdl  4x5  @80kg
    progress +2.5kg every session
  secondary  hip-thrust  3x8  @rir2
session legs
  primary  back-squat  5x5  @100kg
week 1-8
  mon hips
  wed legs
"""
LOG = """log "Winter"
  of "plan.gpl"
  for anna

done 2026-01-05 hips
  did rdl 4x5 @80kg
  did hip-thrust 3x8

done 2026-01-07 legs as planned
  pain lower-back 2

missed 2026-01-12 hips "ill"

done 2026-01-14 legs
  did back-squat 5x5 @100kg

done 2026-01-19 hips
  did rdl 4x5 @82.5kg
  skipped hip-thrust
"""
BLOCKS = ("done 2026-01-05 hips\n  did RDL 4x5 @80kg\n", "done 2026-01-19 hops\n", "weight 2026-01-19 80kg\n")
LINES = (
    *("  did romanian-deadlift 4x5 @80kg\n", "  did rdl 4x5 @800kg\n", "  did hip-thurst 3x8\n", "  did rdl 4x\n"),
    *("  skipped rdl\n", "  pain elbo 3\n", '  note "tired"\n', '  did "sled" 3x20m\n', "  did squats 5x5 @100kg\n"),
    *("# gpl: ignore[L607] with straps\n", "  did rdl 4x5 @82.5kg of tm\n", "\n"),
)
PLANS = (PLAN, PLAN.replace("session legs", "session lege"), PLAN.replace("primary  rdl  4x5", "primary  rdl  4x"))


def told(found: Compilation) -> list[object]:
    return [
        (each.code, each.severity, each.message, each.hint, each.where.span, each.related, each.fixes)
        for each in found.diagnostics
        if each.where.source is found.source
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_log_that_is_edited_has_the_findings_of_a_new_one(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    path = tmp_path / "log.gpl"
    plan = tmp_path / "plan.gpl"
    plan.write_text(PLAN, encoding="utf-8")
    texts = Workspace()
    lines = LOG.splitlines(keepends=True)
    for version in range(1, 25):
        if random.random() < 0.15:
            texts.put(plan.as_uri(), version, random.choice(PLANS))
        at = random.randrange(4, len(lines) + 1)
        if random.random() < 0.35 and at < len(lines):
            del lines[at]
        elif random.random() < 0.2:
            lines.insert(lines.index("\n", 4) if "\n" in lines[4:] else len(lines), random.choice(BLOCKS))
        else:
            lines.insert(at, random.choice(LINES))
        texts.put(path.as_uri(), version, "".join(lines))
        snapshot = texts.snapshot(path.as_uri())
        assert snapshot is not None
        assert snapshot.policy is not None
        source = SourceText(snapshot.buffer.source.path, "".join(lines))
        fresh = check_source(source, OverDisk(path, texts.sources), snapshot.policy)
        whole, at_once = told(snapshot.checked), told(snapshot.judged_at_once)
        assert [str(each) for each in whole] == [str(each) for each in told(fresh)]
        assert at_once == [each for each in whole if isinstance(each, tuple) and each[0] not in DOUBTS]
        assert snapshot.compilation.log is not None
        assert fresh.log is not None
        assert repr(snapshot.compilation.log.log) == repr(fresh.log.log)
