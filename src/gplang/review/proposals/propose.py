"""Making proposals, and proving them: an edit changes nothing of the past and brings no new finding."""

from collections import Counter
from collections.abc import Iterable, Iterator

from gplang.compiler import Compilation, check_source
from gplang.diagnostics import Edit
from gplang.lint.policy import Policy
from gplang.lint.splice import Cut, in_order, is_orderly, rewrite
from gplang.model.imports import Loader
from gplang.model.plan import Plan
from gplang.records import NamedTuple
from gplang.review.proposals import load_proposers
from gplang.review.proposals.proposer import Asked
from gplang.review.records import Proposal, Review
from gplang.review.standing import Reviewed
from gplang.scheduling.expand import build_schedule
from gplang.scheduling.records import Schedule
from gplang.source import SourceText


class Bench(NamedTuple):
    """What edits are proved on: the plan's file with its findings, what brings the files that it uses, the policy."""

    before: Compilation
    loader: Loader
    policy: Policy | None = None


def with_proposals(reviewed: Reviewed, review: Review, bench: Bench) -> Review:
    """Return a review with its proposals; there are none for a week with later records, or behind the last week."""
    if not reviewed.is_last or reviewed.next is None or bench.before.source is not reviewed.logged.plan.where.source:
        return review
    asked = Asked(reviewed, review, bench.before.document, reviewed.number + 1)
    return review._replace(proposals=tuple(_propose(asked, bench)))


def _propose(asked: Asked, bench: Bench) -> Iterator[Proposal]:
    for proposer in load_proposers():
        for offer in proposer.check(asked):
            title, edits = offer.title, None
            for said, tried in offer.tries:
                if tried is not None and is_proved(asked.reviewed, tried, bench):
                    title, edits = said, tried
                    break
            yield Proposal(proposer.code, proposer.name, offer.message, title, proposer.guide, edits or ())


def is_proved(reviewed: Reviewed, edits: Iterable[Edit], bench: Bench) -> bool:
    """Return whether a plan with these edits has no new finding, and the same weeks up to the reviewed one."""
    text = apply(bench.before.source, edits)
    if text is None:
        return False
    after = check_source(SourceText(bench.before.source.path, text), bench.loader, bench.policy)
    if after.plan is None or _codes(after) - _codes(bench.before):
        return False
    return is_past_the_same(reviewed, after.plan)


def apply(source: SourceText, edits: Iterable[Edit]) -> str | None:
    """Return a text after edits; None where these clash or are another file's."""
    listed = list(edits)
    cuts = in_order(Cut(each.where.span.start, each.where.span.end, each.text) for each in listed)
    if any(each.where.source is not source for each in listed) or not is_orderly(cuts, len(source.text)):
        return None
    return rewrite(source.text, cuts)


def _codes(compilation: Compilation) -> Counter[tuple[str, str]]:
    """Return how many findings of each code concern each athlete: one for all may become several."""
    return Counter((each.code, name) for each in compilation.diagnostics for name in each.whom or ("",))


def is_past_the_same(reviewed: Reviewed, plan: Plan) -> bool:
    """Return whether a plan has the same weeks up to the reviewed one, for everybody, and answers alike to the log."""
    number, old = reviewed.number, reviewed.logged
    names = [each.name for each in old.plan.athletes]
    if [each.name for each in plan.athletes] != names:
        return False
    profile = old.profile
    for before, after in zip(old.plan.athletes or (None,), plan.athletes or (None,), strict=True):
        log = (
            reviewed.log
            if before is old.athlete or (before and old.athlete and before.name == old.athlete.name)
            else None
        )
        was, _ = build_schedule(old.plan, before, profile, log=log)
        now, _ = build_schedule(plan, after, profile, log=log)
        if past_of(was, number) != past_of(now, number):
            return False
    return True


def past_of(schedule: Schedule, number: int) -> list[object]:
    """Return all that is asked for and was done up to a week, without its places in the text."""
    return [
        (
            *(each.week, each.day, each.date, each.time, each.session.name, each.kind, each.status),
            [(one.role, one.exercise.id, one.groups, one.done) for one in each.exercises],
        )
        for each in schedule.sessions
        if each.week <= number
    ]
