"""Plans with their layout spoilt: other white space, blank lines, comments and line ends, in other places."""

import random
from itertools import pairwise

from gplang.syntax.lexer import split_words
from gplang.syntax.line import split_comment

SPACES = (" ", "   ", "\t", " \t ", "\u00a0", "\u3000", "\x0c", "\u2028")
INDENTS = ("", "", " ", "\t", "  ", "       ", "\u00a0 ", "\x0b")
LINE_ENDS = ("\n", "\r\n", "\r")


def respace(text: str, chance: random.Random) -> str:
    """Write other white space into every line that says something, but nothing into texts and comments.

    Lines of comment alone keep their indentation: above a header it tells whose they are.
    """
    return "".join(f"{_respace_line(line, chance)}\n" for line in text.splitlines())


def scatter(text: str, chance: random.Random) -> str:
    """Write blank lines and comments between the lines and behind them, and end the lines in another way."""
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        while chance.random() < 0.3:
            lines.append(chance.choice(("", "  ", "\t", f"# own {number}", f"  #own {number} \t", "#", '# "')))
        has_code = split_comment(line) == len(line) and line.strip()
        behind = f"{chance.choice(('', ' ', chr(9)))}#{number}" if has_code and chance.random() < 0.3 else ""
        lines.append(line + behind)
    return chance.choice(LINE_ENDS).join(lines)


def _respace_line(line: str, chance: random.Random) -> str:
    start = split_comment(line)
    words = [match[0] for match in split_words(line[:start])]
    if not words:
        return line
    text = chance.choice(INDENTS) + words[0]
    for before, word in pairwise(words):
        optional = word in ",|" or before in ",|"
        text += chance.choice(("", *SPACES) if optional else SPACES) + word
    return text + chance.choice(SPACES) + line[start:]
