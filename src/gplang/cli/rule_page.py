"""A rule's page for the terminal."""

from collections.abc import Iterator, Sequence
from textwrap import indent, wrap

from gplang.cli import clicks as click
from gplang.cli.terminal import page_width
from gplang.diagnostics import RuleCard
from gplang.guide import Basis, Number, Numbers, load_statements
from gplang.lint.page import read_page

_MARGIN = "  "
_COLORS = {"error": "red", "warning": "yellow", "advice": "cyan", "proposal": "cyan"}


def render_rule(card: RuleCard, numbers: Numbers, profiles: Sequence[str] = ()) -> str:
    """Return a rule's page, at most 80 columns wide: what it is about, its numbers, messages, guide and examples.

    `profiles` are those of the package that judge by it.
    """
    page = read_page(card.text)
    severity = click.style(card.kind, fg=_COLORS[card.kind])
    formerly = f"; formerly {', '.join(card.former)}" if card.former else ""
    parts = [f"{click.style(f'{card.code} {card.name}', bold=True)}  ({severity}){formerly}"]
    parts += ["\n".join(_wrap(text, "")) for text in (card.summary, *page.paragraphs)]
    if profiles:
        parts.append(
            f"{_title('judges in the profiles' if profiles[1:] else 'judges in the profile')}\n"
            f"{_MARGIN * 2}{', '.join(profiles)}"
        )
    if numbers.by_name:
        parts.append("\n".join([_title("numbers"), *_rows(_number_rows(numbers))]))
    if card.messages:
        parts.append("\n".join([_title("messages"), *(row for each in card.messages for row in _message(each))]))
    if card.guide:
        statements = load_statements()
        parts.append("\n".join([_title("the guide says"), *_rows((each, statements[each]) for each in card.guide)]))
    for example in page.examples:
        title = _title(example.kind.heading)
        parts.append(f"{title}\n{indent(example.text.rstrip(), _MARGIN * 2)}")
    return "\n\n".join(parts) + "\n"


def _title(text: str) -> str:
    return click.style(f"{_MARGIN}{text}", bold=True)


def _wrap(text: str, margin: str) -> list[str]:
    return wrap(
        " ".join(text.split()), page_width(), initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False
    )


def _message(text: str) -> list[str]:
    margin = _MARGIN * 2
    return wrap(text, page_width(), initial_indent=margin, subsequent_indent=margin * 2, break_on_hyphens=False)


def _number_rows(numbers: Numbers) -> Iterator[tuple[str, str]]:
    for name, number in numbers.by_name.items():
        yield f"{name} = {number.value}", f"{number.says} ({basis_of(number)})"


def basis_of(number: Number) -> str:
    """Return where a number comes from: the guide's statements, or our convention."""
    return ", ".join(number.guide) if number.basis is Basis.GUIDE else "convention"


def _rows(rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Iterator[str]:
    """Yield labels and texts in two columns."""
    found = list(rows)
    width = max((len(label) for label, _ in found), default=0) + len(_MARGIN)
    for label, text in found:
        first = f"{_MARGIN * 2}{label:{width}}"
        yield from wrap(
            text, page_width(), initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False
        )
