"""The applicable fixes of a text's findings, and which of them fit together in one pass."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from gplang.diagnostics import LANGUAGE_RULES, Applicability, Diagnostic, Fix
from gplang.lint.news import HEADER
from gplang.lint.splice import Cut, in_order, is_orderly, pick, rewrite
from gplang.records import NamedTuple
from gplang.source import SourceText


class Change(NamedTuple):
    """A fix as reported to the user: its rule, what it does, the finding it fixes, and what that may cost."""

    code: str
    title: str
    message: str
    costs: frozenset[str] = frozenset()


class Identity(NamedTuple):
    """The identity of a fix across texts, apart from its place."""

    code: str
    title: str
    edits: tuple[tuple[str, str], ...]


class Offer(NamedTuple):
    """A fix that can be applied, and all the changes reported for it: findings may share their edits.

    It is `alone` in the blocks of the text that it changes: what else is wrong there may look otherwise after it.
    `rank` is that of the gravest finding that it answers.
    """

    cuts: tuple[Cut, ...]
    identity: Identity
    told: tuple[Change, ...]
    alone: bool
    rank: int

    @property
    def starts(self) -> tuple[int, ...]:
        """Where its edits stand."""
        return tuple(cut.start for cut in self.cuts)

    @property
    def grows(self) -> bool:
        """Whether it could be applied for ever: it removes no more than it adds."""
        return sum(len(cut.text) - (cut.end - cut.start) for cut in self.cuts) >= 0


def cuts_of(offer: Offer) -> tuple[Cut, ...]:
    """Return the edits of a fix."""
    return offer.cuts


def find_offers(source: SourceText, found: Iterable[Diagnostic], unsafe: bool) -> list[Offer]:
    """Return the fixes that change this text, in its order; those with the same edits as one.

    They are the safe ones, or if `unsafe` the first one of every finding.
    """
    offers: dict[tuple[Cut, ...], Offer] = {}
    read: dict[int, tuple[Cut, ...]] = {}
    for finding in found:
        wanted = (fix for fix in finding.fixes if unsafe or fix.is_safe)
        if (fix := next(wanted, None)) is None:
            continue
        if id(fix.edits) not in read:
            read[id(fix.edits)] = read_cuts(source, fix)
        cuts = read[id(fix.edits)]
        if cuts:
            same = offers.get(cuts)
            offers[cuts] = _offer(source, finding, fix, cuts) if same is None else _join(same, finding, fix)
    return [offers[cuts] for cuts in sorted(offers)]


def _offer(source: SourceText, finding: Diagnostic, fix: Fix, cuts: tuple[Cut, ...]) -> Offer:
    edits = tuple((source.text[cut.start : cut.end], cut.text) for cut in cuts)
    identity = Identity(finding.code, fix.title, edits)
    alone = fix.applicability is Applicability.UNSAFE and finding.code not in LANGUAGE_RULES
    return Offer(cuts, identity, (_change(finding, fix),), alone, finding.severity.rank)


def _join(offer: Offer, finding: Diagnostic, fix: Fix) -> Offer:
    told = dict.fromkeys((*offer.told, _change(finding, fix)))
    return offer._replace(told=tuple(told), rank=max(offer.rank, finding.severity.rank))


def _change(finding: Diagnostic, fix: Fix) -> Change:
    return Change(finding.code, fix.title, finding.message, fix.costs)


def read_cuts(source: SourceText, fix: Fix) -> tuple[Cut, ...]:
    """Return the edits of a fix in their order; none if it reaches beyond this text, is no fix or changes nothing."""
    if any(edit.where.source is not source for edit in fix.edits):
        return ()
    cuts = in_order(Cut(*edit.where.span, edit.text) for edit in fix.edits)
    if not cuts or not is_orderly(cuts, len(source.text)):
        return ()
    first, last = cuts[0].start, cuts[-1].end
    within = [cut._replace(start=cut.start - first, end=cut.end - first) for cut in cuts]
    before = source.text[first:last]
    return () if rewrite(before, within) == before else tuple(cuts)


# ---- what goes together


def pick_batch(source: SourceText, offers: Sequence[Offer]) -> list[Offer]:
    """Return the fixes that go together in the next pass: of those that want a block for themselves, its first.

    Such fixes wait until there are no others.
    """
    if together := [offer for offer in offers if not offer.alone]:
        return pick(together, cuts_of)
    picked = pick(offers, cuts_of)
    if len(picked) < 2:
        return picked
    blocks = Blocks(source)
    kept: list[Offer] = []
    taken: set[int] = set()
    for offer in picked:
        touched = blocks.touched_by(offer)
        if touched.isdisjoint(taken):
            taken |= touched
            kept.append(offer)
    return kept


def suspect(source: SourceText, offers: Sequence[Offer], place: int) -> list[Offer]:
    """Return the fixes that have probably caused a new finding: those that edit its line, or its block.

    None where that are all of them, or none.
    """
    blocks, line = Blocks(source), source.position(place).line
    on_line = [offer for offer in offers if any(source.position(start).line == line for start in offer.starts)]
    found = on_line or [offer for offer in offers if blocks.at(place) in blocks.touched_by(offer)]
    return found if len(found) < len(offers) else []


class Blocks:
    """Where the blocks of a text begin."""

    def __init__(self, source: SourceText) -> None:
        self._starts = [match.start() for match in HEADER.finditer(source.text)]

    def at(self, offset: int) -> int:
        """Return the number of the block that holds an offset."""
        return bisect_right(self._starts, offset)

    def touched_by(self, offer: Offer) -> set[int]:
        """Return the numbers of the blocks that a fix edits."""
        return {self.at(start) for start in offer.starts}
