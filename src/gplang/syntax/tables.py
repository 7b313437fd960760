"""The grammar `gpl.lark`, compiled by Lark into the tables that the parser runs on.

Compiling takes Lark some time, so a wheel contains the tables; a checkout compiles them at each start.
"""

from functools import lru_cache
from pathlib import Path

from gplang.ready import find_ready
from gplang.records import NamedTuple
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token

GRAMMAR_PLACES = (Path(__file__).with_name("gpl.lark"), Path(__file__).parents[3] / "grammar" / "gpl.lark")
"""The grammar as installed, and in a checkout."""


class Terminal(NamedTuple):
    """A kind of word and its pattern."""

    name: str
    pattern: str


class Rule(NamedTuple):
    """A rule of the grammar: its name, and how many symbols make one."""

    name: str
    length: int


class Tables(NamedTuple):
    """An LALR(1) parser. `actions` holds, for each state, the action for a word's kind or a rule's name.

    A number from 0 on is the state to go to; a negative one, -1 - n, means that rule n is complete. `terminals`
    stand in the order in which they are tried; those of `always` are recognised in every state.
    """

    terminals: tuple[Terminal, ...]
    always: frozenset[str]
    rules: tuple[Rule, ...]
    actions: tuple[dict[str, int], ...]
    start: int
    end: int


class AlwaysAccepted:
    """Words that a lexer recognises where none is expected, so that an error names a whole word."""

    always_accept = ("WORD", "OPEN_QUOTE", "COMMA", "PIPE", "STRING", "DECIMAL_COMMA")

    def process(self, stream: "Iterator[Token]") -> "Iterator[Token]":
        """Return the words unchanged."""
        return stream


def grammar_text() -> str:
    """Return the grammar."""
    return next(place for place in GRAMMAR_PLACES if place.is_file()).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Return the tables: those shipped with the package, or else newly compiled ones."""
    record = find_ready(__package__)
    if not record:
        return compile_grammar()
    return Tables(
        tuple(Terminal(*each) for each in record["terminals"]),
        frozenset(record["always"]),
        tuple(Rule(*each) for each in record["rules"]),
        tuple(record["actions"]),
        record["start"],
        record["end"],
    )


def gather_tables() -> dict[str, Any]:
    """Return the tables as plain data, to be made ready for the wheel: the same each time."""
    tables = compile_grammar()
    plain = {"terminals": [tuple(each) for each in tables.terminals], "rules": [tuple(each) for each in tables.rules]}
    return {**tables._asdict(), **plain, "always": sorted(tables.always)}


def compile_grammar() -> Tables:
    """Compile the grammar with Lark."""
    from lark import Lark

    lark = Lark(grammar_text(), parser="lalr", lexer=_make_no_lexer(), maybe_placeholders=False)
    configuration = lark.parse_interactive("").parser_state.parse_conf
    table = configuration.parse_table
    order = _order_states(table.states, configuration.start_state)
    rules = _order_rules(table.states, order)
    return Tables(
        tuple(Terminal(each.name, each.pattern.to_regexp()) for each in sorted(lark.terminals, key=_rank)),
        frozenset(AlwaysAccepted.always_accept),
        tuple(Rule(str(rule.origin.name), len(rule.expansion)) for rule in rules),
        tuple(_actions_of(table.states[state], order, rules) for state in order),
        order[configuration.start_state],
        order[configuration.end_state],
    )


def _make_no_lexer() -> Any:
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """A placeholder for a lexer: only the tables are needed."""

        def __init__(self, lexer_conf: Any) -> None:
            pass

        def lex(self, *_: Any) -> "Iterator[Token]":
            return iter(())

    return NoLexer


def _order_states(states: dict[Any, dict[str, Any]], start: Any) -> dict[Any, int]:
    """Number the states in the order in which they are reached, which does not depend on how Lark found them."""
    from lark.parsers.lalr_analysis import Shift

    order = {start: 0}
    waiting = [start]
    while waiting:
        for _, (action, target) in sorted(states[waiting.pop(0)].items(), key=lambda item: item[0]):
            if action is Shift and target not in order:
                order[target] = len(order)
                waiting.append(target)
    return order


def _order_rules(states: dict[Any, dict[str, Any]], order: dict[Any, int]) -> dict[Any, int]:
    from lark.parsers.lalr_analysis import Reduce

    rules: dict[Any, int] = {}
    for state in order:
        for _, (action, rule) in sorted(states[state].items(), key=lambda item: item[0]):
            if action is Reduce:
                rules.setdefault(rule, len(rules))
    return rules


def _actions_of(state: dict[str, Any], order: dict[Any, int], rules: dict[Any, int]) -> dict[str, int]:
    from lark.parsers.lalr_analysis import Shift

    return {
        str(symbol): order[target] if action is Shift else -1 - rules[target]
        for symbol, (action, target) in sorted(state.items(), key=lambda item: item[0])
    }


def _rank(terminal: Any) -> tuple[int, int, int, str]:
    """Order terminals as Lark tries them."""
    pattern = terminal.pattern
    return (-terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name)
