"""Applying fixes: a text and what is said of it in, the mended text out.

In each pass all fixes that do not get into each other's way are applied together, and the new text is checked once.
Fixes that would introduce an error, that leave their finding as it was, or that trade it for another are found by
halving and left alone.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from gplang.diagnostics import LANGUAGE_RULES, Applicability, Diagnostic, Fix
from gplang.lint.news import HEADER, Version, find_new_error, find_new_finding
from gplang.lint.splice import Cut, Moved, in_order, is_orderly, pick, rewrite
from gplang.source import SourceText

Check = Callable[[SourceText], Sequence[Diagnostic]]
"""What is to be said of a text."""

CountLines = Callable[[SourceText], int]
"""How many lines a check of a text looks at, over all weeks and athletes."""

MOST_PASSES = 25
"""Rounds of fixing; rules that never come to an end are cut off here."""

MOST_CHECKS = 100
"""Texts that are checked in all, the first one and those of refused fixes included."""

LEAST_CHECKS = 3
MOST_CHECKED_LINES = 150_000
"""Lines that are checked in all, over weeks and athletes: of a large plan, fewer texts are checked."""

NO_CURE = "it does not mend what it is for"
"""Why a fix is refused after which the same finding offers the same fix."""


class Change(NamedTuple):
    """A fix as the user is told of it: whose it is, what it does, what it answers, and what that may cost."""

    code: str
    title: str
    message: str
    costs: frozenset[str] = frozenset()


class Refusal(NamedTuple):
    """A fix that was not applied, and why: the finding that it would have brought, or `NO_CURE`."""

    change: Change
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A mended text. `refused` are offers of the `remaining` findings; `passes` are the rounds it took."""

    text: str
    applied: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    remaining: tuple[Diagnostic, ...]
    passes: int
    unfinished: bool = False


def apply_fixes(source: SourceText, check: Check, *, unsafe: bool, count_lines: CountLines | None = None) -> Fixed:
    """Apply the safe fixes of a text, if `unsafe` the first one of every finding, until nothing changes.

    Only fixes that lie in this very text are applied, with all their edits or none. Of two that overlap, or that insert
    in one place, the first goes first; the other is looked at again in the next pass. So it is with unsafe fixes of one
    block (a session, a week), unless they mend the language: the second may not be wanted after the first. These come
    last, so that all else has come to light, and none may bring a finding as grave as its own, but for its `costs`. An
    error that comes to light where one was mended on the same line is not a new one. Where fixes undo each other the
    text stays as it was before them. Ends after `MOST_PASSES` passes or `MOST_CHECKS` checks,
    or after `MOST_CHECKED_LINES` if those are counted, `unfinished` if fixes are left that were not tried.
    """
    run = _Run(check, unsafe, count_lines)
    state = _State(source, run.check(source))
    seen = {source.text: state}
    passes = 0
    while passes < MOST_PASSES and run.goes_on and (batch := _pick_batch(state, unsafe)):
        passes += 1
        new = run.advance(state, batch)
        if new.source is not state.source and new.source.text in seen:
            state = seen[new.source.text]
            break
        state = seen[new.source.text] = new
    refused = (Refusal(change, no.reason) for offer, no in state.refused_offers(unsafe) for change in offer.told)
    unfinished = not run.goes_on and bool(state.open_offers(unsafe))
    return Fixed(state.source.text, state.applied, tuple(dict.fromkeys(refused)), state.found, passes, unfinished)


# ---- what is on offer


class _Identity(NamedTuple):
    """By what a fix is known again in another text, apart from its place."""

    code: str
    title: str
    edits: tuple[tuple[str, str], ...]


class _Offer(NamedTuple):
    """A fix that can be applied, and all the changes that are told for it: findings may share their edits.

    It is `alone` in the blocks of the text that it changes: what else is wrong there may look otherwise after it.
    `rank` is that of the gravest finding that it answers.
    """

    cuts: tuple[Cut, ...]
    identity: _Identity
    told: tuple[Change, ...]
    alone: bool
    rank: int

    @property
    def starts(self) -> tuple[int, ...]:
        """Where its edits stand."""
        return tuple(cut.start for cut in self.cuts)

    @property
    def grows(self) -> bool:
        """Whether it could be applied for ever: it takes away no more than it brings."""
        return sum(len(cut.text) - (cut.end - cut.start) for cut in self.cuts) >= 0


class _Refused(NamedTuple):
    """A fix that is not tried again. Other fixes may have inserted before its place or behind it: either will do."""

    identity: _Identity
    places: tuple[tuple[int, ...], tuple[int, ...]]
    reason: str

    def moved(self, moved: Moved) -> "_Refused":
        """Return the same fix in the text that edits made of this one."""
        low, high = self.places
        places = tuple(map(moved.before, low)), tuple(map(moved.behind, high))
        return self._replace(places=places)


def _cuts_of(offer: _Offer) -> tuple[Cut, ...]:
    return offer.cuts


def _find_offers(source: SourceText, found: Iterable[Diagnostic], unsafe: bool) -> list[_Offer]:
    """Return the fixes that change this text, in its order; those with the same edits as one."""
    offers: dict[tuple[Cut, ...], _Offer] = {}
    for finding in found:
        wanted = (fix for fix in finding.fixes if unsafe or fix.is_safe)
        if (fix := next(wanted, None)) is None or not (cuts := _read_cuts(source, fix)):
            continue
        change, rank = Change(finding.code, fix.title, finding.message, fix.costs), finding.severity.rank
        if (same := offers.get(cuts)) is not None:
            told = tuple(dict.fromkeys((*same.told, change)))
            offers[cuts] = same._replace(told=told, rank=max(same.rank, rank))
        else:
            edits = tuple((source.text[cut.start : cut.end], cut.text) for cut in cuts)
            alone = fix.applicability is Applicability.UNSAFE and finding.code not in LANGUAGE_RULES
            offers[cuts] = _Offer(cuts, _Identity(finding.code, fix.title, edits), (change,), alone, rank)
    return [offers[cuts] for cuts in sorted(offers)]


def _read_cuts(source: SourceText, fix: Fix) -> tuple[Cut, ...]:
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


def _pick_batch(state: "_State", unsafe: bool) -> list[_Offer]:
    """Return the fixes that go together in the next pass: of those that want a block for themselves, its first.

    Such fixes wait until there are no others.
    """
    offers = state.open_offers(unsafe)
    if together := [offer for offer in offers if not offer.alone]:
        return pick(together, _cuts_of)
    offers = pick(offers, _cuts_of)
    if len(offers) < 2:
        return offers
    headers = [match.start() for match in HEADER.finditer(state.source.text)]
    kept: list[_Offer] = []
    taken: set[int] = set()
    for offer in offers:
        blocks = {bisect_right(headers, start) for start in offer.starts}
        if blocks.isdisjoint(taken):
            taken |= blocks
            kept.append(offer)
    return kept


# ---- one pass


@dataclass(frozen=True, slots=True)
class _State:
    """A text on the way: what is said of it, what was done to get there, what is not to be tried again."""

    source: SourceText
    found: tuple[Diagnostic, ...]
    applied: tuple[Change, ...] = ()
    refused: tuple[_Refused, ...] = ()

    def open_offers(self, unsafe: bool) -> list[_Offer]:
        """Return the fixes that are still to be tried."""
        offers = _find_offers(self.source, self.found, unsafe)
        closed = {(no.identity, place) for no in self.refused for place in no.places}
        return [offer for offer in offers if (offer.identity, offer.starts) not in closed]

    def refused_offers(self, unsafe: bool) -> Iterator[tuple[_Offer, _Refused]]:
        """Yield the fixes that are still on offer but refused."""
        closed = {(no.identity, place): no for no in self.refused for place in no.places}
        for offer in _find_offers(self.source, self.found, unsafe):
            if (no := closed.get((offer.identity, offer.starts))) is not None:
                yield offer, no


class _Run:
    """Takes texts to their next state, and counts the checks."""

    __slots__ = ("_check", "_checks", "_count", "_lines", "_unsafe")

    def __init__(self, check: Check, unsafe: bool, count: CountLines | None) -> None:
        self._check = check
        self._checks = 0
        self._count = count
        self._lines = 0
        self._unsafe = unsafe

    @property
    def goes_on(self) -> bool:
        """Whether another text may be checked."""
        return self._checks < (MOST_CHECKS if self._lines < MOST_CHECKED_LINES else LEAST_CHECKS)

    def check(self, source: SourceText) -> tuple[Diagnostic, ...]:
        """Return what is said of a text."""
        self._checks += 1
        self._lines += self._count(source) if self._count is not None else 0
        return tuple(self._check(source))

    def advance(self, state: _State, batch: Sequence[_Offer]) -> _State:
        """Apply as many fixes as go together: all of them if they can, otherwise half by half."""
        best, accepted = state, list[_Offer]()
        refused: list[_Refused] = []
        pending: list[tuple[list[_Offer], _State | None]] = [([*batch], None)]
        old = known = Version(state.source, state.found, Moved(()))
        while pending and self.goes_on:
            group, whole = pending.pop()
            moved = Moved(in_order(cut for offer in (*accepted, *group) for cut in offer.cuts))
            text = rewrite(state.source.text, moved.cuts)
            new = whole if whole is not None and whole.source.text == text else self._see(state.source.path, text)
            version = Version(new.source, new.found, moved)
            wrong = find_new_error(old, version) or _find_trade(group, state.source, known, version)
            idle = [] if wrong else self._find_idle(group, new, moved)
            if wrong and len(group) > 1:
                middle = len(group) // 2
                pending += [(group[middle:], new), (group[:middle], None)]
            elif wrong:
                refused.append(_Refused(group[0].identity, (group[0].starts, group[0].starts), wrong))
            elif idle:
                refused += [_Refused(offer.identity, (offer.starts, offer.starts), NO_CURE) for offer in idle]
                useless = {offer.cuts for offer in idle}
                if rest := [offer for offer in group if offer.cuts not in useless]:
                    pending.append((rest, None))
            else:
                accepted += group
                best, known = new, version
        return _conclude(state, best, accepted, refused)

    def _see(self, path: str, text: str) -> _State:
        source = SourceText(path, text)
        return _State(source, self.check(source))

    def _find_idle(self, group: Iterable[_Offer], new: _State, moved: Moved) -> list[_Offer]:
        """Return the fixes that are on offer again, for the same reason in the same place."""
        growing = [offer for offer in group if offer.grows]
        if not growing:
            return []
        again = {
            (offer.identity, offer.told, offer.starts) for offer in _find_offers(new.source, new.found, self._unsafe)
        }
        return [
            offer
            for offer in growing
            if any(
                (offer.identity, offer.told, tuple(map(place, offer.starts))) in again
                for place in (moved.before, moved.behind)
            )
        ]


def _conclude(state: _State, best: _State, accepted: Iterable[_Offer], refused: Iterable[_Refused]) -> _State:
    """Return the state after a pass, its refused fixes where they now stand."""
    offers = sorted(accepted, key=_cuts_of)
    moved = Moved(in_order(cut for offer in offers for cut in offer.cuts))
    applied = (*state.applied, *(change for offer in offers for change in offer.told))
    return replace(best, applied=applied, refused=tuple(no.moved(moved) for no in (*state.refused, *refused)))


def _find_trade(group: Sequence[_Offer], origin: SourceText, known: Version, version: Version) -> str:
    """Return, in words, what fixes that change the training would bring in place of their findings; else nothing."""
    if not group[0].alone:
        return ""
    costs = frozenset[str]().union(*(change.costs for offer in group for change in offer.told))
    return find_new_finding(origin, known, version, min(offer.rank for offer in group), costs)
