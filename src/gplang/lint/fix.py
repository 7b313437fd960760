"""Applying fixes: a text and its findings in, the fixed text out.

In each pass all fixes that do not conflict are applied together, and the new text is checked once. Fixes that would
introduce an error, that leave their finding as it was, or that trade it for another are isolated and not applied.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from gplang.diagnostics import Diagnostic, Fix
from gplang.lint.news import Version, find_new_error, find_new_finding
from gplang.lint.offered import Change, Identity, Offer, cuts_of, find_offers, pick_batch, read_cuts, suspect
from gplang.lint.splice import Moved, in_order, rewrite
from gplang.records import NamedTuple, dataclass, replace
from gplang.source import SourceText

Check = Callable[[SourceText], Sequence[Diagnostic]]
"""What is to be said of a text."""

Weigh = Callable[[SourceText], int]
"""How much work the check of a text was: in lines and doses that were judged."""

MOST_PASSES = 25
"""Rounds of fixing; rules that never come to an end are cut off here."""

MOST_CHECKS = 100
"""Texts that are checked in all, the first one and those of refused fixes included."""

MOST_WORK = 22_000
"""Work of all checks: of a large plan, fewer texts are checked."""

LEAST_CHECKS = 2
"""Texts that are checked however large the plan is, and one more where nothing could be applied."""

NO_CURE = "it does not fix its finding"
"""Why a fix is refused after which the same finding offers the same fix."""


class Refusal(NamedTuple):
    """A fix that was not applied, and why: the finding that it would have caused, or `NO_CURE`."""

    change: Change
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fixed text. `refused` are offers of the `remaining` findings; `passes` are the rounds it took.

    `left` counts the fixes that were not tried, since there was too much to check.
    """

    text: str
    applied: tuple[Change, ...]
    refused: tuple[Refusal, ...]
    remaining: tuple[Diagnostic, ...]
    passes: int
    left: int = 0


def apply_fixes(source: SourceText, check: Check, *, unsafe: bool, weigh: Weigh | None = None) -> Fixed:
    """Apply the safe fixes of a text, or if `unsafe` the first one of every finding, until nothing changes.

    Only fixes within this text are applied, with all their edits or none. Of two that overlap, or that insert in one
    place, the first is applied first; the other is reconsidered in the next pass. The same holds for unsafe fixes of
    one block (a session, a week), unless they fix language errors: the second may not be wanted after the first. Unsafe
    fixes come last, when everything else is known, and none may cause a finding as grave as its own, except for its
    `costs`. An error revealed by fixing another on the same line is not a new one. Where fixes undo each other the text
    stays as it was before them. Ends after `MOST_PASSES` passes or `MOST_CHECKS` checks, or when these have done
    `MOST_WORK`, if it is known; what fits together by then is applied.
    """
    run = _Run(check, unsafe, weigh)
    state = _State(source, run.check(source))
    seen = {source.text: state}
    passes = 0
    while (
        passes < MOST_PASSES and run.goes_on(state) and (batch := pick_batch(state.source, state.open_offers(unsafe)))
    ):
        passes += 1
        new = run.advance(state, batch)
        if new.source is not state.source and new.source.text in seen:
            state = seen[new.source.text]
            break
        state = seen[new.source.text] = new
    refused = (Refusal(change, no.reason) for offer, no in state.refused_offers(unsafe) for change in offer.told)
    left = 0 if run.goes_on(state) else len(state.open_offers(unsafe))
    return Fixed(state.source.text, state.applied, tuple(dict.fromkeys(refused)), state.found, passes, left)


def find_harm(source: SourceText, found: Sequence[Diagnostic], finding: Diagnostic, fix: Fix, check: Check) -> str:
    """Return in words a finding that a fix would cause, as grave as the one it fixes; empty if there is none.

    The conditions are those for fixes applied together: no new error; if it is unsafe, no trade of one finding for
    another.
    """
    offers = find_offers(source, [replace(finding, fixes=(fix,))], unsafe=True)
    if not offers:
        return ""
    moved = Moved(read_cuts(source, fix))
    text = SourceText(source.path, rewrite(source.text, moved.cuts))
    old, new = Version(source, tuple(found), Moved(())), Version(text, tuple(check(text)), moved)
    wrong = find_new_error(old, new) or _find_trade(offers, source, old, new)
    return _tell(wrong) if wrong is not None else ""


# ---- one pass


class _Refused(NamedTuple):
    """A fix that is not tried again. Other fixes may have inserted before or after its place: both match."""

    identity: Identity
    places: tuple[tuple[int, ...], tuple[int, ...]]
    reason: str

    def moved(self, moved: Moved) -> "_Refused":
        """Return the same fix in the text after some edits."""
        low, high = self.places
        places = tuple(map(moved.before, low)), tuple(map(moved.behind, high))
        return self._replace(places=places)


def _refuse(offer: Offer, reason: str) -> _Refused:
    return _Refused(offer.identity, (offer.starts, offer.starts), reason)


@dataclass(frozen=True, slots=True)
class _State:
    """An intermediate text: its findings, the fixes applied so far, the fixes not to be tried again."""

    source: SourceText
    found: tuple[Diagnostic, ...]
    applied: tuple[Change, ...] = ()
    refused: tuple[_Refused, ...] = ()

    def open_offers(self, unsafe: bool) -> list[Offer]:
        """Return the fixes that are still to be tried."""
        offers = find_offers(self.source, self.found, unsafe)
        closed = {(no.identity, place) for no in self.refused for place in no.places}
        return [offer for offer in offers if (offer.identity, offer.starts) not in closed]

    def refused_offers(self, unsafe: bool) -> Iterator[tuple[Offer, _Refused]]:
        """Yield the fixes that are still on offer but refused."""
        closed = {(no.identity, place): no for no in self.refused for place in no.places}
        for offer in find_offers(self.source, self.found, unsafe):
            if (no := closed.get((offer.identity, offer.starts))) is not None:
                yield offer, no


class _Run:
    """Advances texts to their next state, and counts the checks and their work."""

    __slots__ = ("_check", "_checks", "_last", "_unsafe", "_weigh", "_work")

    def __init__(self, check: Check, unsafe: bool, weigh: Weigh | None) -> None:
        self._check = check
        self._checks = 0
        self._last = 0
        self._unsafe = unsafe
        self._weigh = weigh
        self._work = 0

    def goes_on(self, state: _State, accepted: Sequence[Offer] = ()) -> bool:
        """Return whether another text may be checked; `accepted` are fixes that go into the next state."""
        if self._checks >= MOST_CHECKS:
            return False
        least = LEAST_CHECKS + (not state.applied and not accepted)
        return self._checks < least or self._work + self._last <= MOST_WORK

    def check(self, source: SourceText) -> tuple[Diagnostic, ...]:
        """Return the findings on a text."""
        found = tuple(self._check(source))
        self._checks += 1
        self._last = self._weigh(source) if self._weigh is not None else 0
        self._work += self._last
        return found

    def advance(self, state: _State, batch: Sequence[Offer]) -> _State:
        """Apply as many fixes as fit together: all of them if possible, otherwise part by part."""
        best, accepted = state, list[Offer]()
        refused: list[_Refused] = []
        pending: list[tuple[list[Offer], _State | None]] = [([*batch], None)]
        old = known = Version(state.source, state.found, Moved(()))
        while pending and self.goes_on(state, accepted):
            group, whole = pending.pop()
            moved = Moved(in_order(cut for offer in (*accepted, *group) for cut in offer.cuts))
            text = rewrite(state.source.text, moved.cuts)
            new = whole if whole is not None and whole.source.text == text else self._see(state.source.path, text)
            version = Version(new.source, new.found, moved)
            wrong = find_new_error(old, version) or _find_trade(group, state.source, known, version)
            idle = [] if wrong else self._find_idle(group, new, moved)
            if wrong is not None and len(group) > 1:
                likely, others = _part(group, state.source, version, wrong)
                pending += [(likely, new), (others, None)]
            elif wrong is not None:
                refused.append(_refuse(group[0], _tell(wrong)))
            elif idle:
                refused += [_refuse(offer, NO_CURE) for offer in idle]
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

    def _find_idle(self, group: Iterable[Offer], new: _State, moved: Moved) -> list[Offer]:
        """Return the fixes that are on offer again, for the same reason in the same place."""
        growing = [offer for offer in group if offer.grows]
        if not growing:
            return []
        again = {
            (offer.identity, offer.told, offer.starts) for offer in find_offers(new.source, new.found, self._unsafe)
        }
        return [
            offer
            for offer in growing
            if any(
                (offer.identity, offer.told, tuple(map(place, offer.starts))) in again
                for place in (moved.before, moved.behind)
            )
        ]


def _part(
    group: list[Offer], origin: SourceText, version: Version, wrong: Diagnostic
) -> tuple[list[Offer], list[Offer]]:
    """Split fixes that do not fit together: those where something is wrong from the others, else in halves."""
    middle = len(group) // 2
    if wrong.where.source is version.source:
        likely = suspect(origin, group, version.moved.origin(wrong.where.span.start))
        if likely:
            named = set(map(id, likely))
            return likely, [offer for offer in group if id(offer) not in named]
    return group[middle:], group[:middle]


def _conclude(state: _State, best: _State, accepted: Iterable[Offer], refused: Iterable[_Refused]) -> _State:
    """Return the state after a pass, its refused fixes where they now stand."""
    offers = sorted(accepted, key=cuts_of)
    moved = Moved(in_order(cut for offer in offers for cut in offer.cuts))
    applied = (*state.applied, *(change for offer in offers for change in offer.told))
    return replace(best, applied=applied, refused=tuple(no.moved(moved) for no in (*state.refused, *refused)))


def _find_trade(group: Sequence[Offer], origin: SourceText, known: Version, version: Version) -> Diagnostic | None:
    """Return the findings that fixes which change the training would cause in place of their own."""
    if not group[0].alone:
        return None
    costs = frozenset[str]().union(*(change.costs for offer in group for change in offer.told))
    return find_new_finding(origin, known, version, min(offer.rank for offer in group), costs)


def _tell(finding: Diagnostic) -> str:
    return f"{finding.code}: {finding.message}"
