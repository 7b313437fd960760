"""The parts of lines that are not about sets: of logs, and of what answers to them."""

from collections.abc import Iterable, Sequence
from re import IGNORECASE, Pattern
from re import compile as _compile

from gplang.records import NamedTuple
from gplang.vocabulary import Block, Role


class Place(NamedTuple):
    """A part of a line: as it is shown, what it means, and the words that may stand in it.

    `opens`: its first word is one of the language's, and more of it follows.
    """

    shown: str
    about: str
    words: Pattern[str]
    opens: bool = False


def _place(shown: str, about: str, words: str, *, opens: bool = False) -> Place:
    return Place(shown, about, _compile(words, IGNORECASE), opens)


_DAY = _place("DATE", "The day: `2026-12-08`.", r"\d.*")
_ROLE = _place("[ROLE]", "Where the session has the exercise in several roles: `primary`.", "|".join(Role))
_EXERCISE = _place("EXERCISE", "A name of the plan or of the catalog; other work stands in quotes.", r"[^\d@].*")
_SESSION = _place("SESSION", "A session of the plan: `hips`.", r"[^\W\d].*")
_PAIN = _place("[pain 0-10]", "How much the exercise hurt: 0 is not at all.", r"pain|\d.*", opens=True)
_SETS = _place(
    "SETSxREPS or as planned",
    "What was done, set by set: `3x5 @80kg, 1x4 @80kg`, or `as planned`.",
    r"\d.*|as|planned",
)
_LOAD = _place("[@LOAD @EFFORT]", "The weight on the bar, and what was left in reserve: `@80kg @rir1`.", "@.*")
_FORM = _place("[form]", "Repetitions were lost to form.", "form")
_AFTER = _place("[after N]", "How many misses in a row it takes: `after 3`.", r"after|\d.*", opens=True)
_CUT = _place("hold or -AMOUNT", "What a miss does to the load: `hold`, `-10%`, `-5kg`.", r"hold|[+-].*")
_STAGE = (
    _place("[EXERCISE]", "The exercise of the stage; without one that of the stage before.", r"[^\d@|].*"),
    _place("SETSxREPS", "What the stage asks for: `5x3+`, `3x8`.", r"\d.*"),
    _place("[@EFFORT @LOAD]", "How hard and how heavy: `@rir2`, `@80%`.", "@.*"),
    _place("| …", "The next stage: after a miss, or, of exercises, once the last set reached this one.", r"\|"),
)

_LOG: dict[str, tuple[Place, ...]] = {
    "done": (
        _DAY,
        _place("[TIME]", "When it began: `18:10`.", r"\d.*"),
        _SESSION,
        _place("[LENGTH]", "How long it took: `70min`.", r"\d.*"),
        _place("[as planned]", "All that no line tells was as planned.", "as|planned", opens=True),
        _place("[for DATE]", "The day that it was planned on.", r"for|\d.*", opens=True),
    ),
    "missed": (_DAY, _SESSION, _place('["WHY"]', "Why it was missed.", '".*')),
    "weight": (_DAY, _place("WEIGHT", "What the body weighs: `71.5kg`.", r"\d.*")),
    "did": (_ROLE, _EXERCISE, _SETS, _LOAD, _FORM, _PAIN),
    "skipped": (_ROLE, _EXERCISE),
    "pain": (
        _place("WHERE", "A muscle or a joint: `lower-back`, `knee`.", r"[^\d].*"),
        _place("0-10", "How much it hurt: 0 is not at all.", r"\d.*"),
    ),
}

_LINES = {"on-miss": (_CUT, _AFTER), "stages": _STAGE}
_IN_PLAN = {
    "on-miss": (
        _place("[ROLE]", "For the lines of one role: `primary`.", "|".join(Role)),
        _place("[EXERCISE]", "For the lines of one exercise: `rdl`.", r"[^\W\d](?!old$).*"),
        _CUT,
        _AFTER,
    )
}
_SEVERAL = (_SETS, _LOAD, _STAGE[2])
"""The parts of several words."""

_AGAIN = {",": _SETS, "|": _STAGE[0]}
"""The parts that come again behind a mark."""


def find_places(word: str, block: Block) -> tuple[Place, ...]:
    """Return the parts of a line that begins with a word; none for lines that have no such."""
    if block in (Block.LOG, Block.DONE, Block.MISSED, Block.WEIGHT):
        return _LOG.get(word, ())
    return (_IN_PLAN if block is Block.PLAN else _LINES).get(word, ())


def find_place(places: Sequence[Place], typed: Iterable[str], *, is_between: bool) -> int | None:
    """Return the part that the last word belongs to; behind a blank, the one that comes next; None behind all."""
    at, start, is_open = 0, 0, False
    for word in typed:
        if word in _AGAIN and _AGAIN[word] in places:
            at = start = places.index(_AGAIN[word])
            is_open = True
            continue
        found = next((here for here in range(start, len(places)) if places[here].words.fullmatch(word)), None)
        if found is None:
            return None
        begins = places[found].opens and word[:1].isalpha()
        at = start = found
        if word.casefold() == "planned" and _LOAD in places:
            at = start = places.index(_LOAD)
        if not places[found].opens and places[found] not in _SEVERAL:
            start = at + 1
        is_open = begins and word.casefold() != "planned"
    if is_between and not is_open and [*typed]:
        at += 1
    return at if at < len(places) else None
