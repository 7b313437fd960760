"""Writing proposals into a plan, one after the other, until none is left that has an edit."""

from collections.abc import Iterator, Mapping

from gplang.compiler import check_source
from gplang.guide import Profile
from gplang.logs.records import Done, Log
from gplang.records import NamedTuple
from gplang.review.gather import write_review
from gplang.review.proposals.propose import Bench, apply, with_proposals
from gplang.review.records import Proposal, Review
from gplang.review.standing import Reviewed, look_at
from gplang.source import Location, SourceText

_MOST = 20
"""Proposals that are written at once."""


class Mended(NamedTuple):
    """A plan's text with proposals written into it, and which these are."""

    text: str
    applied: tuple[Proposal, ...]


def review_week(
    bench: Bench, athlete: str | None, profile: Profile, log: Log, week: int | None = None
) -> Review | None:
    """Return the review of an athlete's week with its proposals, by default of the last week with a record."""
    reviewed = _look(bench, athlete, profile, log, week)
    return None if reviewed is None else with_proposals(reviewed, write_review(reviewed), bench)


def mend(bench: Bench, profile: Profile, logs: Mapping[str | None, Log]) -> Mended:
    """Return a plan with the proposals of all athletes who have a log, by their names.

    Each is made from the plan as the one before it has left it.
    """
    applied: list[Proposal] = []
    for athlete, log in logs.items():
        while len(applied) < _MOST:
            review = review_week(bench, athlete, profile, log)
            proposal = next((each for each in review.proposals if each.edits), None) if review else None
            text = None if proposal is None else apply(bench.before.source, proposal.edits)
            if proposal is None or text is None:
                break
            applied.append(proposal)
            source = SourceText(bench.before.source.path, text)
            bench = bench._replace(before=check_source(source, bench.loader, bench.policy))
    return Mended(bench.before.source.text, tuple(applied))


def find_unwritten(bench: Bench, athlete: str | None, profile: Profile, log: Log) -> Iterator[Location]:
    """Yield the records of the last week that say `as planned` and hold no numbers."""
    reviewed = _look(bench, athlete, profile, log, None)
    for session in () if reviewed is None else reviewed.sessions_of(reviewed.number):
        record: Done | None = None if reviewed is None else reviewed.record_of(session)
        if record is not None and record.as_planned:
            yield record.where
        elif record is not None:
            yield from (did.where for did in record.did if did.as_planned)


def _look(bench: Bench, athlete: str | None, profile: Profile, log: Log, week: int | None) -> Reviewed | None:
    plan = bench.before.plan
    if plan is None:
        return None
    who = next((each for each in plan.athletes if each.name == athlete), None)
    return look_at(plan, who, profile, log, week)
