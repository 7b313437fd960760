"""Correcting a line with mistakes, as far as the intention is clear.

Invalid words are corrected, other notations are rewritten; each changed place is reported as one problem, however many
steps it took.
"""

from collections.abc import Callable, Iterator, Sequence

from gplang.records import NamedTuple
from gplang.source import Span
from gplang.syntax.ast import ExerciseLine, Parsed
from gplang.syntax.rewrites import NAMES, SOURCES, Candidate, find_candidates
from gplang.syntax.tokens import Problem
from gplang.syntax.typed_places import Places, own_places, relocate

Read = Callable[[str], Parsed]
"""How a line without white space around it is read."""

MOST_TRIES = 30
"""Ways of writing one line that are tried."""

MOST_ROUNDS = 4
"""How often words are corrected; a corrected word may be wrong in another way."""


class _Draft(NamedTuple):
    """A line being repaired: its current text, the origin of its characters, and the changes so far."""

    text: str
    places: Places
    parsed: Parsed
    changes: tuple[Problem, ...] = ()

    def change(self, span: Span, problem: Problem, read: Read) -> "_Draft | None":
        """Return the draft with the correction in the place of `span`; None if nothing is left of it."""
        right = problem.replacement or ""
        text = self.text[: span.start] + right + self.text[span.end :]
        if not text.strip():
            return None
        told = problem._replace(span=self.places.of(span))
        return _Draft(text, self.places.replaced(span, len(right)), read(text), (*self.changes, told))


def repair(code: str, parsed: Parsed, read: Read) -> Parsed:
    """Return a line with its mistakes corrected, and the corrections.

    The intention is certain only where the whole corrected line can be read.
    """
    draft = _mend(code, read)
    reads = not draft.parsed.problems
    if not draft.changes:
        return parsed._replace(problems=tuple(_doubted(parsed.problems)))
    told = [_tell(group, draft, reads=reads) for group in _group(draft.changes)]
    rest: Parsed = relocate(draft.parsed, draft.places)
    problems = sorted((*told, *_doubted(rest.problems)), key=lambda problem: problem.span)
    return rest._replace(problems=tuple(problems))


def write_well(code: str, read: Read) -> str:
    """Return a line in the language's notation; unchanged if the intention is not clear."""
    draft = _mend(code, read)
    return code if draft.parsed.problems else draft.text


def _mend(code: str, read: Read) -> _Draft:
    indent = len(code) - len(code.lstrip())
    text = code[indent:]
    draft = _Draft(text, own_places(code).without(indent), read(text))
    tries = iter(range(MOST_TRIES))
    for _ in range(MOST_ROUNDS):
        draft = _rewrite(draft, tries, read)
        corrected = _correct_words(draft, read)
        if corrected is None:
            break
        draft = corrected
    return _join_name(draft, read)


def _join_name(draft: _Draft, read: Read) -> _Draft:
    """Join the exercise name of a line into one word."""
    statement = draft.parsed.statement
    if draft.parsed.problems or not isinstance(statement, ExerciseLine) or not statement.stray:
        return draft
    names = (name for name in find_candidates(draft.text, NAMES, 0) if name.span.start == statement.exercise.span.start)
    name = next(names, None)
    return draft if name is None else draft.change(name.span, name.as_problem(), read) or draft


def _doubted(problems: Sequence[Problem]) -> Iterator[Problem]:
    return (problem._replace(certain=False) for problem in problems)


# ---- ways of writing


def _rewrite(draft: _Draft, tries: Iterator[int], read: Read) -> _Draft:
    """Rewrite a line as long as that reduces its mistakes."""
    for source in (*SOURCES, *SOURCES):
        start = 0
        while draft.parsed.problems and (found := _first_that_helps(source, start, draft, tries, read)):
            candidate, draft = found
            start = candidate.span.start + len(candidate.right)
    return draft


def _first_that_helps(
    source: int, start: int, draft: _Draft, tries: Iterator[int], read: Read
) -> tuple[Candidate, _Draft] | None:
    for candidate, _ in zip(find_candidates(draft.text, source, start), tries, strict=False):
        new = draft.change(candidate.span, candidate.as_problem(), read)
        if new is not None and _is_better(new.parsed, draft.parsed, candidate):
            return candidate, new
    return None


def _is_better(parsed: Parsed, before: Parsed, candidate: Candidate) -> bool:
    """Return whether a line can now be read, has fewer mistakes, or only later ones than the place rewritten."""
    if len(parsed.problems) < len(before.problems) or (before.statement is None and parsed.statement is not None):
        return True
    first: int = min(problem.span.start for problem in parsed.problems)
    start: int = before.problems[0].span.start
    return start <= candidate.span.end and first >= candidate.span.start + max(1, len(candidate.right))


# ---- words


def _correct_words(draft: _Draft, read: Read) -> _Draft | None:
    """Replace wrong words that have a certain correction; None if that does not help."""
    before = draft.parsed.problems
    new: _Draft | None = draft
    last = len(draft.text)
    for problem in sorted(before, key=lambda problem: problem.span, reverse=True):
        if problem.certain and problem.span.end <= last and new is not None:
            new = new.change(problem.span, problem, read)
            last = problem.span.start
    if new is None or new is draft:
        return None
    after = new.parsed.problems
    return new if len(after) < len(before) or all(problem.certain for problem in after) else None


# ---- what is told


def _group(changes: Sequence[Problem]) -> Iterator[list[Problem]]:
    """Yield the changes of one place together."""
    group: list[Problem] = []
    for change in sorted(changes, key=lambda change: change.span):
        if group and change.span.start >= max(each.span.end for each in group):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _tell(group: Sequence[Problem], draft: _Draft, *, reads: bool) -> Problem:
    """Return the single problem of a changed place, with its final text."""
    certain = reads and all(change.certain for change in group)
    widest = max(group, key=lambda change: change.span.end - change.span.start)
    if len(group) == 1:
        return widest._replace(certain=certain)
    span = Span(group[0].span.start, max(change.span.end for change in group))
    right = draft.places.stretch(draft.text, span)
    return widest._replace(span=span, hint=f"write `{right.strip()}`", replacement=right, certain=certain)
