"""What the words of the language mean, in a sentence and an example each; the language reference says it whole."""

from gplang.statements.inner_words import WORDS, WORDS_IN
from gplang.statements.lists import ALL_STATEMENTS, IN_LOGS_ONLY, STATEMENTS
from gplang.statements.record import Description, Statement
from gplang.vocabulary import Block


def find_description(word: str, block: Block | None = None) -> Description | Statement | None:
    """Return what a word of the language means in a kind of block; None for one without a meaning of its own."""
    here = (STATEMENTS[block].get(word) or WORDS_IN.get((block, word))) if block else None
    of_plans = WORDS.get(word) if word in IN_LOGS_ONLY else None
    return here or of_plans or ALL_STATEMENTS.get(word) or WORDS.get(word)


def describe(word: str, block: Block | None = None, *, inner: bool = False) -> str:
    """Return what a word means, in Markdown with an example; empty for one without a meaning of its own.

    An `inner` word stands behind the first one of its line, where it may mean something else.
    """
    found = (WORDS.get(word) if inner else None) or find_description(word, block)
    return "" if found is None else f"{found.says}\n\n```gpl\n{found.example}\n```"
