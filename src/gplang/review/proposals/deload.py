"""Several main lifts had no more for a while: a lighter week comes next.

When one lift stands still, its load, its repetitions or its technique is the question, and the plan answers by itself:
it holds, cuts, or goes to the next stage. When several stand still at once, it is fatigue. A week with two fifths
fewer sets lets it go, and the plan goes on from where it was.

A lift stands still that had neither more weight nor more repetitions in three sessions in a row, and no set that
stands for a greater maximum. Two such lifts of primary and secondary lines in the week are enough. Only lines with a
`progress` are meant to go up; a session that did all it was asked for, in front of one that is asked for the same, does
not count against them. The count begins anew behind a week with a kind, whoever trained in it, with a cut or the next
stage, and where pain or lost form lowers the load: there the plan has answered. Nothing is proposed where next week has
a kind already.

The edit makes next week a `deload` week with `adjust sets -40%`; weeks that share its block stay as they are. In a
plan of several athletes it would be everybody's deload, so there is no edit.
"""

from collections.abc import Iterator

from gplang.figures import counted
from gplang.review.proposals.proposer import Asked, Offer, proposer
from gplang.review.proposals.weeks import change_weeks
from gplang.vocabulary import WeekKind

_STALLED = "{lifts} without more: {names}"


@proposer("R701", "deload-when-stalled", guide=("G03", "G44"), messages=(_STALLED,))
def check(asked: Asked) -> Iterator[Offer]:
    """Propose a deload week if enough lifts stall."""
    reviewed, model = asked.reviewed, asked.reviewed.logged.profile.log
    stalled = {each.exercise.id: each for each in asked.review.stalls if each.sessions >= model.stalled_sessions}
    coming = next((each for each in reviewed.logged.weeks if each.number == asked.begins), None)
    if len(stalled) < model.stalled_lifts or coming is None or coming.kind is not None:
        return
    names = ", ".join(f"{each.exercise.name} {counted(each.sessions, 'session')}" for each in stalled.values())
    message = _STALLED.format(lifts=counted(len(stalled), "lift"), names=names)
    title = f"make week {coming.number} a deload week with `adjust sets -40%`"
    plan = reviewed.logged.plan
    edits = change_weeks(asked.document, plan, {coming.number}, ["adjust sets -40%"], WeekKind.DELOAD)
    yield Offer(message, title, [(title, edits)] if asked.is_for_all else ())
