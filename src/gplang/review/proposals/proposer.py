"""What a proposal is: a function from a review to changes of the plan, with its code, its name and its page."""

from collections.abc import Callable, Iterable, Iterator

from gplang.diagnostics import Edit, RuleCard, Severity
from gplang.records import NamedTuple, dataclass
from gplang.review.records import Review
from gplang.review.standing import Reviewed
from gplang.syntax.document import Document


class Asked(NamedTuple):
    """What a proposal is made from; `document` is the plan's own file, `begins` the first week that may change."""

    reviewed: Reviewed
    review: Review
    document: Document
    begins: int

    @property
    def is_for_all(self) -> bool:
        """Whether nobody else trains the plan, so that what is right for one may change it for all."""
        return len(self.reviewed.logged.plan.athletes) < 2


Edits = tuple[Edit, ...]
Try = tuple[str, Edits | None]
"""What an edit does in words, and the edit; None where it cannot be written."""


class Offer(NamedTuple):
    """A change: what speaks for it, and what to do.

    `tries` are its edits, each with what it does in words, the best first; the first that proves to change nothing of
    the past and to bring no new finding is taken. Without one, `title` says what to do by hand.
    """

    message: str
    title: str
    tries: Iterable[Try] = ()


Check = Callable[[Asked], Iterator[Offer]]


@dataclass(frozen=True, slots=True)
class Proposer:
    """A kind of proposal."""

    code: str
    name: str
    guide: tuple[str, ...]
    check: Check
    text: str
    messages: tuple[str, ...]
    since: str = "0.1"

    @property
    def card(self) -> RuleCard:
        """What there is to know of it, as of a rule."""
        summary, _, text = self.text.partition("\n")
        given = (self.code, self.name, Severity.ADVICE, summary, text.strip("\n"), self.guide, self.since)
        return RuleCard(*given, messages=self.messages, is_proposal=True)


def proposer(code: str, name: str, *, guide: Iterable[str], messages: Iterable[str]) -> Callable[[Check], Proposer]:
    """Make a kind of proposal of a function; its page is the docstring of the module that the function stands in."""

    def make(check: Check) -> Proposer:
        text = (check.__globals__.get("__doc__") or "").strip()
        return Proposer(code, name, tuple(guide), check, text, tuple(messages))

    return make
