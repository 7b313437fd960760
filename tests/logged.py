"""A plan with a log, for tests of what both give."""

from gplang.guide import load_profile
from gplang.logs.reading import read_log
from gplang.scheduling import build_schedule
from gplang.scheduling.records import Schedule
from gplang.source import SourceText
from gplang.syntax.document import parse_document


def schedule_with(plan: str, log: str) -> Schedule:
    """Return the schedule of the only athlete of a plan, `plan.gpl`, that answers to a log without a mistake."""
    document, broken = parse_document(SourceText("log.gpl", log))
    found, told = read_log(document, lambda _, target: SourceText(target, plan))
    assert not [*broken, *told], [*broken, *told]
    known = found.plans[0].plan
    assert known is not None
    athlete = known.athletes[0] if known.athletes else None
    return build_schedule(known, athlete, load_profile(), log=found.log)[0]
