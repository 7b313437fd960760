"""The front door of the formatter: a source text in, its canonical text out, proved to say the same."""

from gplang.formatter.mending import mend_log
from gplang.formatter.printer import is_kept, print_document
from gplang.formatter.verify import find_loss
from gplang.records import NamedTuple
from gplang.source import Location, SourceText
from gplang.syntax.document import Document, parse_document
from gplang.syntax.limits import MOST_BROKEN


class Formatted(NamedTuple):
    """A formatted text. `kept` counts the lines with mistakes, which stay as they are.

    `lost` is the line that would have come out saying something else: a mistake of the formatter, and the text is then
    the one that went in.
    """

    text: str
    kept: int = 0
    lost: Location | None = None


def format_source(source: SourceText) -> Formatted:
    """Format a text. Never raises on any text; one with so many mistakes that it is not read on stays as it is.

    In a log, slips that can only mean one thing are corrected as well.
    """
    document, findings = parse_document(source)
    if document.is_log and findings:
        document, findings = mend_log(document, findings)
    kept = sum(map(is_kept, document.lines))
    if _is_given_up(document):
        return Formatted(source.text, kept)
    text = print_document(document)
    if text == source.text:
        return Formatted(text, kept)
    after, findings_after = parse_document(SourceText(source.path, text))
    lost = find_loss(document, after)
    if lost is None and [each.code for each in findings] == [each.code for each in findings_after]:
        again = print_document(after)
        if again == text:
            return Formatted(text, kept)
    return Formatted(source.text, kept, (lost or document.lines[0]).where)


def _is_given_up(document: Document) -> bool:
    return sum(line.parsed is not None and line.parsed.broken for line in document.lines) >= MOST_BROKEN
