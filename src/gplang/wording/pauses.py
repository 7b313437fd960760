"""What a pause does to a plan, in words."""

from gplang.model.plan import Pause
from gplang.scheduling.pauses import find_move
from gplang.scheduling.records import Schedule
from gplang.wording.numbers import span


def pause_days(pause: Pause) -> str:
    """Return when a pause is: `2026-02-16 to 2026-02-22`."""
    first, last = pause.first.isoformat(), pause.last.isoformat()
    return first if first == last else f"{first} to {last}"


def pause_move(schedule: Schedule, pause: Pause) -> str:
    """Return what a pause moves: `weeks 7–12 are 1 week later, the last session is on 2026-04-03`."""
    move = find_move(schedule, pause)
    if move is None:
        return "no session falls into it, so it moves nothing"
    one = len(move.weeks) == 1
    named = f"week {move.weeks[0]} is" if one else f"weeks {span(move.weeks[0], move.weeks[-1])} are"
    by = "1 week" if move.by == 1 else f"{move.by} weeks"
    return f"{named} {by} later, the last session is on {move.last.isoformat()}"
