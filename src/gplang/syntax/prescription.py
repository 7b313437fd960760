"""The part of a line after an exercise: a flat list of words, combined into groups of sets and additions."""

from itertools import takewhile

from gplang.quantities import Dose, Effort, LoadKind, ShareOf
from gplang.records import dataclass, field
from gplang.source import Span
from gplang.statements.lists import LINE_STATEMENTS
from gplang.suggest import nearest, slipped
from gplang.syntax import values
from gplang.syntax.absent import explain_absent
from gplang.syntax.ast import Group, Prescription
from gplang.syntax.dose_values import read_dose
from gplang.syntax.known_values import read_known
from gplang.syntax.parser import is_kind
from gplang.syntax.ramp import read_ramp
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import read_choice, read_name, read_value
from gplang.typed import TYPE_CHECKING, Any
from gplang.vocabulary import Method

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_TOLD = 20
"""Problems of one line that are told."""

MOST_GROUPS = 20
"""Groups of sets in one line."""

_DOSES = ("DOSE", "DURATION", "DISTANCE")
_JUNK = ("WORD", "NAME", "BAD_NUMBER", "BAD_DOSE", "BAD_AT", "OPEN_QUOTE", "DECIMAL_COMMA")
ADDITIONS = ("rest", "tempo", "method", "of", "optional", "ramp", "scheme")
"""Words that open something behind the sets of a line."""

_BY_GROUP = ("rest", "tempo")
"""Additions that each group of sets may have for itself."""

_EXAMPLES = {
    "REST": "`rest 2min`",
    "TEMPO": "`tempo 3-1-1-0`",
    "METHOD": "`method drop-set`",
    "SCHEME": "`scheme wendler`",
}


@dataclass(slots=True)
class _Sheet:
    """The parts of a line understood so far."""

    problems: list[Problem]
    groups: list[dict[str, Any]] = field(default_factory=list)
    additions: dict[tuple[str, int], Node[Any]] = field(default_factory=dict)
    """By name, those of a group of sets by its place, too."""
    comma: Token | None = None
    lost: bool = False
    """Whether a word that may have been a dose was reported."""
    beside: bool = False
    """Whether sets beside a scheme were reported."""

    @property
    def has_ramp(self) -> bool:
        return ("ramp", 0) in self.additions

    @property
    def has_scheme(self) -> bool:
        return ("scheme", 0) in self.additions

    def report(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.lost = True

    def add(self, name: str, node: Node[Any] | None, keyword: Token) -> None:
        key = self.key_of(name)
        if key in self.additions:
            first = self.additions[key].span
            message = f"{name} is given twice"
            self.report(Problem("E020", keyword.span, message, "keep one of them", related=(first, "first given here")))
        elif node is not None:
            self.additions[key] = node

    def key_of(self, name: str) -> tuple[str, int]:
        """Return where an addition is kept that stands here."""
        if name not in _BY_GROUP:
            return name, 0
        return name, len(self.groups) if self.comma else max(len(self.groups) - 1, 0)

    def add_dose(self, node: Node[Dose] | None, token: Token) -> None:
        if self.has_ramp:
            hint = "a ramp has sets of its own, such as `ramp 5x40%, 3x60%, 2x80%`"
            self.report(Problem("E020", token.span, f"`{token.text}` behind a ramp", hint))
            self.comma = None
            return
        if self.has_scheme:
            self.report_beside_scheme(token)
            return
        if self.groups and not self.comma:
            hint = "groups of sets are separated by commas"
            if token.kind == "DURATION":
                hint = f"write `rest {token.text}` if it is the rest; groups of sets are separated by commas"
            self.report(Problem("E001", token.span, f"a second dose `{token.text}` without a comma before it", hint))
            return
        self.comma = None
        self.groups.append({"dose": node, "span": token.span})

    def add_at(self, value: Node[Any], token: Token) -> None:
        name = "effort" if isinstance(value.value, Effort) else "load"
        if self.lost and not self.groups:
            return
        if self.has_scheme and not self.groups:
            self.report_beside_scheme(token)
        elif not self.groups or self.comma:
            hint = "an `@` word belongs to the sets before it, such as `4x5 @rir2`"
            self.report(Problem("E001", token.span, f"`{token.text}` has no sets before it", hint))
            self.comma = None
        elif name in self.groups[-1]:
            kind = "efforts" if name == "effort" else "loads"
            hint = f"keep one; several groups of sets are separated by commas: `1x3 {token.text}, 3x5`"
            first = self.groups[-1][name].span
            self.report(
                Problem("E020", token.span, f"two {kind} in one group of sets", hint, related=(first, "the first"))
            )
        else:
            self.groups[-1][name] = value

    def report_beside_scheme(self, token: Token) -> None:
        """Report sets, an effort or a load beside a scheme, which says all of these itself."""
        if not self.beside:
            hint = "sets, efforts and loads stand in the steps of the scheme; without it they are the line's own"
            self.report(Problem("E020", token.span, f"`{token.text}` beside a scheme", hint))
        self.beside, self.comma = True, None

    def finish(self) -> Prescription:
        """Return what was read; rest and tempo given once are the line's, several are also those of their groups."""
        additions = self.additions
        whole = {name: additions[name, at] for name, at in sorted(additions, key=_place_backwards)}
        if len(whole) < len(additions):
            self._share_out()
        groups = []
        for group in self.groups:
            if group["dose"] is not None:
                get = group.get
                own = (get("rest"), get("tempo"))
                groups.append(Group(group["dose"], get("effort"), get("load"), get("of"), get("share"), *own))
        return Prescription(tuple(groups), **whole)

    def _share_out(self) -> None:
        """Give additions that the line has several times to their groups of sets."""
        for name in _BY_GROUP:
            found = {at: node for (each, at), node in self.additions.items() if each == name}
            if len(found) > 1:
                for at, group in enumerate(self.groups):
                    group[name] = found.get(at)


def read_prescription(tokens: list[Token], problems: list[Problem], after: Span, *, needs_dose: bool) -> Prescription:
    """Combine the words after an exercise; `after` is the exercise's place."""
    sheet = _Sheet(problems)
    at = 0
    while at < len(tokens) and len(problems) <= MOST_TOLD:
        at += _read_item(tokens, at, sheet)
    if sheet.comma and not any(problem.span.start > sheet.comma.span.start for problem in problems):
        sheet.report(_spare(sheet.comma, tokens, "a comma with no sets behind it"))
    if len(sheet.groups) > MOST_GROUPS:
        span = sheet.groups[MOST_GROUPS]["span"]
        problems.append(Problem("E050", span, f"{len(sheet.groups)} groups of sets in a line; at most {MOST_GROUPS}"))
    if needs_dose and not (sheet.groups or sheet.lost or sheet.has_ramp or sheet.has_scheme):
        hint = "sets x reps, such as `4x5`, `3x8-10`, `3x30s` or `10min`"
        problems.append(Problem("E001", after, "no sets behind the exercise", hint))
    return sheet.finish()


def _place_backwards(addition: tuple[str, int]) -> int:
    return -addition[1]


def _read_item(tokens: list[Token], at: int, sheet: _Sheet) -> int:
    """Read one item; return how many words it took."""
    token = tokens[at]
    match token.kind:
        case "DOSE" | "DURATION" | "DISTANCE":
            sheet.add_dose(read_known(token, read_dose, sheet.problems), token)
        case "AT_WORD":
            _add_at_word(token, sheet)
        case "STRING":
            sheet.add("cue", read_value(token, values.read_string, sheet.problems), token)
        case "COMMA":
            if sheet.lost and not sheet.groups:
                return 1
            if sheet.comma or not (sheet.groups or sheet.has_ramp):
                sheet.report(_spare(token, tokens, "a comma with no sets before it"))
            sheet.comma = token
        case "OPTIONAL":
            sheet.add("optional", Node(True, token.span), token)
        case "OF":
            return _add_of(tokens, at, sheet)
        case "RAMP":
            return _add_ramp(tokens[at:], sheet)
        case "REST" | "TEMPO" | "METHOD" | "SCHEME":
            return 1 + _read_addition(token, tokens, at + 1, sheet)
        case _:
            return _read_junk(tokens, at, sheet)
    return 1


def _spare(comma: Token, tokens: list[Token], message: str) -> Problem:
    parts_words = any(token.span.start == comma.span.end for token in tokens)
    right = None if parts_words else ""
    return Problem("E001", comma.span, message, "leave it out", right, certain=not parts_words)


def _add_at_word(token: Token, sheet: _Sheet) -> None:
    node = read_known(token, values.read_at, sheet.problems)
    if node is not None:
        sheet.add_at(node, token)


def _add_ramp(tokens: list[Token], sheet: _Sheet) -> int:
    """Read a ramp; return how many words it took."""
    node, found, count = read_ramp(tokens)
    for problem in found:
        sheet.report(problem)
    if sheet.groups:
        hint = "write the ramp alone: the working sets have a line of their own"
        sheet.report(Problem("E020", node.span, "a ramp beside other sets", hint))
    else:
        sheet.add("ramp", node, tokens[0])
    return count


def _add_of(tokens: list[Token], at: int, sheet: _Sheet) -> int:
    """Read what a percentage is of: `of deadlift`, `of tm`, `of deadlift tm`; return how many words it took."""
    keyword, *words = tokens[at : at + 3]
    if words[0].kind == "SHARE" or words[-1].kind != "SHARE":
        words = words[:1]
    group = sheet.groups[-1] if sheet.groups else {}
    load = group.get("load")
    if load is None or load.value.kind is not LoadKind.PERCENT:
        hint = "only a percentage takes another exercise's maximum: `@75% of deadlift`"
        sheet.report(Problem("E020", keyword.span, "`of` without a percentage before it", hint))
        return 1 + len(words)
    for word in words:
        if word.kind == "SHARE":
            _add_share(word, words, group, sheet)
        elif word.kind == "STRING" and isinstance(text := values.read_string(word), Problem):
            sheet.report(text)
        else:
            group["of"] = read_name(word, [])
    return 1 + len(words)


def _add_share(word: Token, words: list[Token], group: dict[str, Any], sheet: _Sheet) -> None:
    """Note the word that says what a percentage is of; only a training max is that of an exercise."""
    share = ShareOf(word.text.lower())
    if len(words) > 1 and share is not ShareOf.TRAINING_MAX:
        hint = f"write `of {share}`, or `of {words[0].text}` for its maximum"
        sheet.report(Problem("E020", word.span, f"the {share} of another exercise", hint))
        return
    group["share"] = Node(share, word.span)
    tops = [each for each in sheet.groups[:-1] if "share" not in each or each["share"].value is not ShareOf.TOP]
    if share is ShareOf.TOP and not tops:
        hint = "the top set stands before it: `1x3 @rpe9, 3x5 @90% of top`"
        sheet.report(Problem("E020", word.span, "`of top` without a set before it", hint))


def _read_addition(keyword: Token, tokens: list[Token], at: int, sheet: _Sheet) -> int:
    """Read the value of `rest`, `tempo` or `method`; return how many words it took."""
    name = keyword.kind.lower()
    token = tokens[at]
    wanted = {"REST": "DURATION", "TEMPO": "TEMPO_VALUE"}.get(keyword.kind, "NAME")
    if token.kind in _JUNK and token.kind != wanted:
        from gplang.syntax.slips import explain_word

        problem = explain_word(token, (wanted,), is_kind)
        message = f"unexpected `{token.text}` behind `{name}`"
        sheet.report(problem or Problem("E001", token.span, message, f"such as {_EXAMPLES[keyword.kind]}"))
        if keyword.kind != "SCHEME":
            sheet.additions.setdefault(sheet.key_of(name), Node(None, token.span))
        return 1
    if keyword.kind == "METHOD":
        node: Node[Any] | None = read_choice(token, Method, "method", sheet.problems)
    elif keyword.kind == "SCHEME":
        node = read_name(token, sheet.problems)
        if sheet.groups or sheet.has_ramp:
            what = "a ramp" if sheet.has_ramp else "sets"
            hint = "a scheme has sets of its own; write one or the other"
            sheet.report(Problem("E020", keyword.span, f"a scheme beside {what}", hint))
            return 1
    else:
        read: Callable[[Token], Any] = values.read_rest if keyword.kind == "REST" else values.read_tempo
        node = read_known(token, read, sheet.problems)
    sheet.add(name, node, Token(keyword.kind, name, Span(keyword.span.start, token.span.end)))
    return 1


def _read_junk(tokens: list[Token], at: int, sheet: _Sheet) -> int:
    """Report an invalid word, and continue with what was meant."""
    token = tokens[at]
    from gplang.syntax.slips import explain_word

    problem_found = explain_word(token, ("DOSE", "AT_WORD"), is_kind)
    if problem_found is None:
        return _unknown_word(tokens, at, sheet)
    meant_words = (problem_found.replacement or "").split(" ")
    _carry_on(problem_found, [_as_token(word, token.span) for word in meant_words if word], sheet)
    return 1


def _carry_on(problem: Problem, meant: list[Token], sheet: _Sheet) -> None:
    sheet.report(problem)
    if any(token.kind == "WORD" for token in meant):
        return
    aside = _Sheet([], sheet.groups, sheet.additions, sheet.comma)
    for at in range(len(meant)):
        _read_item(meant, at, aside)
    sheet.comma = aside.comma


def _as_token(word: str, span: Span) -> Token:
    kind = next((kind for kind in (*_DOSES, "AT_WORD") if is_kind(kind, word)), "WORD")
    return Token(kind, word, span)


def _unknown_word(tokens: list[Token], at: int, sheet: _Sheet) -> int:
    token = tokens[at]
    if absent := explain_absent(token.text, token.span):
        sheet.report(absent)
        return 2 if tokens[at + 1 : at + 2] and tokens[at + 1].kind == "STRING" else 1
    if token.text.lower() in LINE_STATEMENTS:
        hint = "put it under the exercise line"
        sheet.report(Problem("E001", token.span, f"`{token.text}` starts a line of its own", hint))
        return len(tokens) - at
    from gplang.syntax.expect import breaks_off

    if breaks_off(token.text) and token.text[0].isdigit():
        hint = "a dose is such as `4x5`, `3x8-10`, `3x30s` or `3xmax`"
        sheet.report(Problem("E001", token.span, f"`{token.text}` ends too early", hint))
        return 1
    close = nearest(token.text, ADDITIONS, 1)
    if close:
        hint = f"did you mean `{close[0]}`?"
        certain = slipped(token.text, ADDITIONS) == close[0]
        sheet.report(Problem("E003", token.span, f"unknown word `{token.text}`", hint, close[0], certain=certain))
        if close[0] == "ramp":
            return 1 + len(list(takewhile(lambda each: each.kind in ("RAMP_DOSE", "COMMA"), tokens[at + 1 :])))
        if close[0] == "optional":
            return 1
        follows = tokens[at + 1 : at + 2]
        return 2 if follows and follows[0].kind not in ("STRING", "COMMA", "AT_WORD", "DOSE") else 1
    hint = "behind the sets stand `@` words, `rest`, `tempo`, `method` and a cue in quotes"
    if not sheet.groups:
        hint = "behind an exercise stand its sets, such as `4x5`, `3x8-10`, `3x30s` or `3xmax`"
    sheet.report(Problem("E001", token.span, f"`{token.text}` cannot stand here", hint))
    return 1
