"""Does one thing with many plans, so many times as is asked for; `counting.py` counts the work.

python benchmarks/counted.py lines|instructions TASK TIMES PLAN…

Of the instructions it is the program around it that counts them: those of one time are those of one less those of none.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

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
"""What is counted. `loads` holds `parse`; `check` and `schedule` hold `loads`."""


def main() -> None:
    """Do a task with a plan that loads modules and tables, then with all the others; print the lines of the latter."""
    how, task, times = sys.argv[1], TASKS[sys.argv[2]], int(sys.argv[3])
    first, *others = (Path(each).read_text(encoding="utf-8") for each in sys.argv[4:])
    task(first)

    def work() -> None:
        for _ in range(times):
            for text in others:
                task(text)

    if how == "lines":
        print(count_lines(work))
    else:
        work()


def count_lines(do: Callable[[], object]) -> int:
    """Return how many lines of Python run while `do` does."""
    count = 0

    def trace(_: FrameType, event: str, __: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)
    do()
    sys.settrace(None)
    return count


if __name__ == "__main__":
    main()
