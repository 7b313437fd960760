"""Logs with their records in another order, which mean the same."""

from itertools import groupby
from random import Random


def records_of(log: str) -> tuple[str, list[str]]:
    """Return the header of a log, and its records, each with its lines."""
    head, *lines = log.splitlines(keepends=True)
    found: list[str] = []
    for line in lines:
        if not line.startswith(" "):
            found.append(line)
        elif found:
            found[-1] += line
        else:
            head += line
    return head, found


def shuffle(log: str, random: Random) -> str:
    """Return a log with its records in another order, and their lines, but those of one exercise among each other."""
    head, records = records_of(log)
    random.shuffle(records)
    return head + "".join(turn(each, random) for each in records)


def turn(record: str, random: Random) -> str:
    first, *lines = record.splitlines(keepends=True)
    by_exercise = [[*alike] for _, alike in groupby(lines, lambda line: line.split()[1])]
    random.shuffle(by_exercise)
    return first + "".join(line for alike in by_exercise for line in alike)
