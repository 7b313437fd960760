"""The effect of a pause on a plan, in words."""

from collections.abc import Sequence
from datetime import date

from gplang.figures import counted, name_weeks
from gplang.model.plan import Pause
from gplang.scheduling.pauses import find_move
from gplang.scheduling.records import Schedule


def pause_days(pause: Pause) -> str:
    """Return when a pause is: `2026-02-16 to 2026-02-22`."""
    return days(pause.first, pause.last)


def days(first: date, last: date) -> str:
    """Return the days from the first to the last one: `2026-02-16 to 2026-02-22`, or the one day."""
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def pause_move(schedule: Schedule, pause: Pause) -> str:
    """Return what a pause moves: `weeks 7–12 are 1 week later, the last session is on 2026-04-03`."""
    move = find_move(schedule, pause)
    return moved((), None, 0, None) if move is None else moved(move.weeks, None, move.by, move.last)


def moved(weeks: Sequence[int], was: int | None, now: int | None, last: date | None) -> str:
    """Return what a pause moves that moved weeks by `was` before; `last` is the date of the last session.

    `weeks 7–8 are 2 weeks later instead of 1, the last session is now on 2026-04-10`. None: there was, or is, no such
    pause.
    """
    if not was and not now:
        return "no session fell into it" if now is None else "no session falls into it, so it moves nothing"
    verb = f"{name_weeks(weeks)} {'is' if len(weeks) == 1 else 'are'}"
    if not now:
        text = f"{verb} {counted(was or 0, 'week')} earlier"
    elif was == now:
        text = f"{verb} still {counted(now, 'week')} later"
    else:
        text = f"{verb} {counted(now, 'week')} later{f' instead of {was}' if was else ''}"
    if last is None:
        return text
    return f"{text}, the last session is {'now ' if was and was != now else ''}on {last.isoformat()}"
