"""The lines that make a circuit of a session's stations."""

from gplang.quantities import MOST_SETS, Rest
from gplang.syntax import ast, values
from gplang.syntax.parser import is_kind
from gplang.syntax.tokens import Node, Problem, Token
from gplang.syntax.word_values import Problems, has_unit, read_value
from gplang.vocabulary import CircuitKind

LONGEST_CIRCUIT = 180
"""Minutes."""

_KINDS = {"AMRAP": CircuitKind.AMRAP, "EMOM": CircuitKind.EMOM, "FOR_TIME": CircuitKind.FOR_TIME}


def read_circuit(tokens: list[Token], problems: Problems) -> ast.CircuitLine:
    """Read `circuit A 4 rounds rest 2min`, `circuit A amrap 15min`, `circuit A for-time 3 rounds cap 12min`."""
    letter, *words = tokens[1:]
    found = {token.kind: at for at, token in enumerate(words)}
    kind = next((Node(_KINDS[each.kind], each.span) for each in words if each.kind in _KINDS), None)
    rest = _behind("REST", words, found)
    timed = words[-1] if kind is not None and words[-1].kind in ("DURATION", "BAD_NUMBER") else None
    if timed is rest:
        timed = None
    rounds = words[found["ROUNDS"] - 1] if "ROUNDS" in found else None
    return ast.CircuitLine(
        _letter(letter, problems),
        kind or Node(CircuitKind.ROUNDS, words[1].span),
        read_value(rounds, _read_rounds, problems) if rounds else None,
        _rest(rest, problems) if rest else None,
        _seconds(timed, kind.value, problems) if timed and kind else None,
    )


def _behind(kind: str, words: list[Token], found: dict[str, int]) -> Token | None:
    return words[found[kind] + 1] if kind in found else None


def _letter(token: Token, problems: Problems) -> Node[str]:
    letter = token.text.upper()
    if len(letter) != 1 or not letter.isascii():
        right = letter[0] if letter[1:].isdigit() and letter[0].isascii() else None
        hint = f"write `circuit {right or 'A'} …` for the lines with the labels {right or 'A'}1, {right or 'A'}2 …"
        problems.append(Problem("E020", token.span, f"`{token.text}` is not a letter", hint, right))
    return Node(letter[0], token.span)


def _read_rounds(token: Token) -> int | Problem:
    rounds = int(token.text)
    if rounds == 0:
        return values.bad_value(token, "0 rounds", "write at least one round")
    if rounds > MOST_SETS:
        return values.bad_value(token, f"{rounds:,} rounds; at most {MOST_SETS}")
    return rounds


def _rest(token: Token, problems: Problems) -> Node[Rest] | None:
    if token.kind == "BAD_NUMBER":
        from gplang.syntax.slips import explain_word

        problem = explain_word(token, ("DURATION",), is_kind)
        problems.append(problem or Problem("E001", token.span, f"unexpected `{token.text}`", "such as `rest 2min`"))
        return None
    return read_value(token, values.read_rest, problems)


def _seconds(token: Token, kind: CircuitKind, problems: Problems) -> Node[int] | None:
    if not has_unit(token, "DURATION", problems):
        return None
    what = "the time of a circuit" if kind is not CircuitKind.FOR_TIME else "a cap"
    most = MOST_SETS if kind is CircuitKind.EMOM else LONGEST_CIRCUIT
    minutes = read_value(token, lambda word: values.read_minutes(word, what, ("min", "h"), most), problems)
    return Node(minutes.value * 60, minutes.span) if minutes else None
