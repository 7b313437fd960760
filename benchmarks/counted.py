"""Does one thing with many plans, once for each time that is asked for; `counting.py` counts the work from outside.

python benchmarks/counted.py TASK TIMES PLAN…
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import gplang
from gplang.source import SourceText
from gplang.syntax.document import parse_document


def schedule_all(text: str) -> object:
    """Schedule a plan for each of its athletes."""
    plan = gplang.loads(text).plan
    assert plan is not None
    return [gplang.schedule(plan, each and each.name) for each in plan.athletes or (None,)]


TASKS: Mapping[str, Callable[[str], object]] = {
    "parse": lambda text: parse_document(SourceText("plan.gpl", text)),
    "loads": gplang.loads,
    "check": gplang.check,
    "schedule": schedule_all,
}
"""What is counted; each holds the one before it, but `schedule`, which holds `loads` alone."""


def main() -> None:
    """Warm up with the first plan, which loads modules and tables; then do the task with all the others."""
    task, times = TASKS[sys.argv[1]], int(sys.argv[2])
    first, *others = (Path(each).read_text(encoding="utf-8") for each in sys.argv[3:])
    task(first)
    for _ in range(times):
        for text in others:
            task(text)


if __name__ == "__main__":
    main()
