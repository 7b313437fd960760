"""Explaining an unexpected word: what may stand there, and what was meant."""

from re import IGNORECASE
from re import compile as _compile

from gplang.quantities import ShareOf
from gplang.source import Span
from gplang.statements.lists import find_statement
from gplang.statements.record import Names, Often, Statement
from gplang.suggest import list_words, nearest, slipped
from gplang.syntax.absent import explain_absent
from gplang.syntax.day_words import mend_days
from gplang.syntax.parser import END, Unexpected, is_kind
from gplang.syntax.slips import explain_word
from gplang.syntax.tokens import Problem, Token
from gplang.vocabulary import Adjustable, Block, Day, Method, Role

MOST_EXPECTED = 6
"""How many things that may stand somewhere are worth listing."""

_PHRASES = {
    "INT": "a whole number",
    "WEEKS": "a week number such as `1` or `1-3`",
    "DATES": "days such as `2026-02-16..2026-02-22`",
    "DATE": "a date such as `2026-01-05`",
    "TIME": "a time such as `18:30`",
    "WEIGHT": "a weight such as `2.5kg`",
    "REP_MAX": "repetitions with a weight such as `5x100kg`",
    "PERCENT": "a share such as `90%`",
    "RAMP_DOSE": "sets of a ramp such as `5x40%, 3x60%`",
    "SHARE": list_words((ShareOf.TRAINING_MAX, ShareOf.TOP, ShareOf.BEST)),
    "DURATION": "a duration such as `30min`",
    "TEMPO_VALUE": "a tempo such as `3-1-1-0`",
    "STEP_SIZE": "a step such as `+2.5kg`",
    "LIMIT": "a limit such as `100kg` or `15`",
    "CHANGE": "a change such as `-10%` or `+1`",
    "ZONE": "a time zone such as `Europe/Berlin`",
    "LABEL": "a superset label such as `A1`",
    "DOSE": "a dose such as `4x5`",
    "ROLE": "a role",
    "DAY": "a day (`mon` … `sun`)",
    "WHAT": list_words(tuple(Adjustable)),
    "COMMA": "a comma",
    "PIPE": "a bar `|`",
    "WEEKS_WORD": "`weeks`",
    "SESSIONS_WORD": "`sessions`",
    "REPS": "`reps`",
    "ROUNDS": "`rounds`",
    "FOR_TIME": "`for-time`",
    END: "the end of the line",
}
_VOCABULARIES = {"ROLE": tuple(Role), "DAY": tuple(Day), "WHAT": tuple(Adjustable), "SHARE": tuple(ShareOf)[1:]}
_ON_MISS = "on-miss"
_JOINED = {"NAME", "WEEKS", "INT", "DOSE", "DURATION", "DATE", "DATES", "LIMIT"}
_JOINTS = "-–_."
"""What joins the parts of words of these kinds."""

_LIKE = _compile(r"\s+like\b", IGNORECASE)
_SILENT = {"WORD", "OPEN_QUOTE", "DECIMAL_COMMA", "BAD_NUMBER", "BAD_DOSE", "BAD_AT"}


def explain_unexpected(code: str, keyword: str, unexpected: Unexpected, block: Block | None = None) -> Problem:
    """Build the problem of a line in a block that is not a statement; `code` is the line without its comment."""
    said = find_statement(keyword, block)
    assert said is not None
    accepted = unexpected.accepted() - _SILENT
    found = unexpected.found
    if found.kind == END:
        return _too_short(code, said, accepted, found)
    return (
        explain_absent(found.text, found.span)
        or _unfinished(said, accepted, found)
        or _misplaced_like(keyword, found)
        or _misplaced_from(keyword, found)
        or _unquoted(code, said, accepted, found)
        or _quoted_name(code, said, accepted, found)
        or _no_exercise(keyword, accepted, found)
        or _no_cut(keyword, accepted, found)
        or explain_word(found, accepted - {END}, is_kind)
        or _misspelt(accepted, found)
        or _out_of_place(said, accepted, found)
    )


def _too_short(code: str, said: Statement, accepted: frozenset[str], found: Token) -> Problem:
    words = code.split()
    if (right := slipped(words[-1], [word for kind in accepted for word in _words_of(kind)])) is not None:
        span = Span(found.span.start - len(words[-1]), found.span.start)
        return Problem("E003", span, f"unknown word `{words[-1]}`", f"did you mean `{right}`?", right, certain=True)
    wanted = _list_expected(said, accepted)
    hint = f"expected {wanted}" if wanted else ""
    if words[-1].lower() == "method":
        hint = f"a method is {list_words(tuple(Method))}"
    elif words[-1].lower() == "scheme" and len(words) > 1:
        hint = "expected the name of a scheme"
    elif said.word == "step":
        hint = "expected sets such as `3x5 @80%`; `-` leaves the line out"
    elif words[-1].lower() == "in":
        hint = f"expected {Names.GYM}"
    return Problem("E001", found.span, f"the line ends too early, behind `{words[-1]}`", hint)


def breaks_off(text: str) -> bool:
    """Return whether a word ends in a joining character, with something before it."""
    return text.rstrip(_JOINTS) not in ("", text)


def _unfinished(said: Statement, accepted: frozenset[str], found: Token) -> Problem | None:
    """`or sl-`, `week 9-`: a word that breaks off at a joining character."""
    whole = found.text.rstrip(_JOINTS)
    if not breaks_off(found.text) or not accepted & _JOINED:
        return None
    is_date = "DATE" in accepted and whole.replace("-", "").isdigit()
    if not is_date and not any(is_kind(kind, whole) for kind in accepted & _JOINED):
        return None
    wanted = _list_expected(said, accepted)
    return Problem("E001", found.span, f"`{found.text}` ends too early", f"expected {wanted}" if wanted else "")


def _misplaced_like(keyword: str, found: Token) -> Problem | None:
    """`exercise gm like rdl`: exercises say so below."""
    if found.text.casefold() != "like" or keyword != "exercise":
        return None
    return Problem("E001", found.span, f"`{found.text}` starts a line of its own", "put it under the exercise")


def _misplaced_from(keyword: str, found: Token) -> Problem | None:
    """`primary rdl from week 5 3x5`: what holds from a week on stands under its line."""
    if found.kind != "FROM" or keyword not in (*Role, "or"):
        return None
    return Problem("E001", found.span, f"`{found.text}` starts a line of its own", "put it under the exercise line")


def _unquoted(code: str, said: Statement, accepted: frozenset[str], found: Token) -> Problem | None:
    """`plan Four days`: a text without its quotes."""
    if "STRING" not in accepted or accepted & {"NAME", "LABEL"} or found.kind in ("OPEN_QUOTE", "COMMA", "PIPE"):
        return None
    rest = code[found.span.start :].rstrip()
    if "LIKE" in accepted:
        if nearest(found.text, ("like",)):
            return None
        rest = _LIKE.split(rest)[0]
    if '"' in rest or "“" in rest:
        return None
    span = Span(found.span.start, found.span.start + len(rest))
    right = f'"{rest}"'
    message, certain = f"`{said.word}` takes a text in quotes", bool(said.text)
    hint = f"write `{said.word} {right}`" if code.split(maxsplit=1)[1].startswith(rest) else f"write `{right}`"
    return Problem("E001", span, message, hint, right, certain=certain)


def _quoted_name(code: str, said: Statement, accepted: frozenset[str], found: Token) -> Problem | None:
    """`session "Lower B"`: a title where the name belongs."""
    if found.kind != "STRING" or "NAME" not in accepted:
        return None
    if said.word == "did":
        hint = 'what is to be said has a line of its own: `note "…"`'
        return Problem("E001", found.span, "a text cannot stand behind the sets", hint)
    slug = "-".join("".join(each if each.isalnum() else " " for each in found.text.casefold()).split())
    if not is_kind("NAME", slug):
        slug = "name"
    before = said.names
    if code[: found.span.start].split()[-1].casefold() == "like":
        return Problem("E001", found.span, f"expected {before} behind `like`", f"write `like {slug}`", slug)
    hint = f"write `{said.word} {slug}"
    hint += f" {found.text}`" if said.word in ("session", "exercise", "athlete", "gym") else "`"
    return Problem("E001", found.span, f"expected {before} before a text in quotes", hint)


def _no_exercise(keyword: str, accepted: frozenset[str], found: Token) -> Problem | None:
    """`primary 4x5`: the sets without an exercise."""
    if keyword not in tuple(Role) or "NAME" not in accepted or not is_kind("DOSE", found.text):
        return None
    return Problem("E001", found.span, "no exercise before the sets", f"such as `{keyword} rdl {found.text}`")


def _no_cut(keyword: str, accepted: frozenset[str], found: Token) -> Problem | None:
    """`on-miss 10%`, `on-miss -10`: what a miss takes off without its sign or its unit."""
    if keyword != _ON_MISS or "STEP_SIZE" not in accepted:
        return None
    if is_kind("STEP_SIZE", right := f"-{found.text}"):
        hint = f"what a miss takes off is written `{right}`"
        return Problem("E001", found.span, f"`{found.text}` has no sign", hint, right)
    if is_kind("STEP_SIZE", f"{found.text}%"):
        hint = f"write `{found.text}%` or `{found.text}kg`"
        return Problem("E021", found.span, f"`{found.text}` has no unit", hint)
    return None


def _misspelt(accepted: frozenset[str], found: Token) -> Problem | None:
    if "DAY" in accepted and (days := mend_days(found.text)):
        message = f"unknown day `{found.text}`"
        return Problem("E003", found.span, message, f"did you mean `{days}`?", days, certain=True)
    words = [word for kind in accepted for word in _words_of(kind)]
    close = nearest(found.text, sorted(words), 1)
    if not close:
        return None
    hint = f"did you mean `{close[0]}`?"
    certain = slipped(found.text, words) == close[0]
    return Problem("E003", found.span, f"unknown word `{found.text}`", hint, close[0], certain=certain)


def _words_of(kind: str) -> tuple[str, ...]:
    if kind in _VOCABULARIES:
        return _VOCABULARIES[kind]
    return (
        ()
        if (kind in _PHRASES and kind not in ("WEEKS_WORD", "SESSIONS_WORD", "REPS")) or kind in ("NAME", "STRING")
        else (_word(kind),)
    )


def _word(kind: str) -> str:
    return kind.removesuffix("_WORD").lower().replace("_", "-")


def _out_of_place(said: Statement, accepted: frozenset[str], found: Token) -> Problem:
    if found.kind == "PIPE":
        hint = "bars separate the doses of a wave: `wave 4x5 @rir3 | 4x5 @rir2`"
        return Problem("E001", found.span, "a bar cannot stand here", hint)
    if found.kind == "COMMA" and said.word in tuple(Day):
        hint = f"a second session of a day has its own line: `{said.word} NAME 18:30`"
        return Problem("E001", found.span, "a comma cannot stand here", hint)
    wanted = _list_expected(said, accepted)
    what = "a text" if found.kind == "STRING" else f"`{found.text}`"
    choices = said.choices
    if wanted == _PHRASES[END] and choices and said.often is Often.ONCE:
        hint = f"a {said.word} is {list_words(tuple(choices))}"
        return Problem("E001", found.span, f"{what} is too much here", hint)
    if wanted == _PHRASES[END]:
        return Problem("E001", found.span, f"{what} is too much here", "the line is complete before it")
    if wanted:
        return Problem("E001", found.span, f"{what} cannot stand here", f"expected {wanted}")
    return Problem("E001", found.span, f"{what} cannot stand here")


def _list_expected(said: Statement, accepted: frozenset[str]) -> str:
    accepted -= {"LABEL"} if "NAME" in accepted else frozenset()
    accepted -= {"FROM"} if said.word in ("drop", "swap") else frozenset()
    accepted -= {"DAY", "COMMA"} if said.word in tuple(Day) and "NAME" in accepted else frozenset()
    phrases = sorted({_phrase(said, kind) for kind in accepted if not (kind == END and len(accepted) > 4)})
    if not phrases or len(phrases) > MOST_EXPECTED:
        return ""
    return phrases[0] if len(phrases) == 1 else f"{', '.join(phrases[:-1])} or {phrases[-1]}"


def _phrase(said: Statement, kind: str) -> str:
    if kind == "NAME" or (kind == "STRING" and said.names is not Names.NAME):
        return said.names
    if kind == "STEP_SIZE" and said.word == _ON_MISS:
        return "a cut such as `-10%`"
    if kind == "STRING":
        return said.text or "a text in quotes"
    return _PHRASES.get(kind) or f"`{_word(kind)}`"
