"""The Pygments lexer, found by the entry point `pygments.lexers`: for Sphinx, MkDocs and others."""

import re
from collections.abc import Iterator

from pygments.lexer import Lexer
from pygments.token import Text, Whitespace, _TokenType, string_to_tokentype

from gplang.highlight.line import shade_line
from gplang.typed import ClassVar

_LINES = re.compile(r"(?P<line>[^\r\n]*)(?P<end>\r\n|\r|\n|\Z)")


class GplLexer(Lexer):
    """Lexer for strength-training plans."""

    name = "gplang"
    aliases: ClassVar = ["gpl", "gplang"]
    filenames: ClassVar = ["*.gpl"]
    mimetypes: ClassVar = ["text/x-gplang"]

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """Yield the offset, the token and the text of each piece; together they are the whole text."""
        for match in _LINES.finditer(text):
            yield from _shade(match["line"], match.start())
            if match["end"]:
                yield match.start("end"), Whitespace, match["end"]


def _shade(line: str, offset: int) -> Iterator[tuple[int, _TokenType, str]]:
    done = 0
    for start, end, shade in shade_line(line):
        if start > done:
            yield offset + done, Text, line[done:start]
        yield offset + start, string_to_tokentype(shade.pygments), line[start:end]
        done = end
    if done < len(line):
        yield offset + done, Text, line[done:]
