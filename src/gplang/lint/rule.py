"""What a rule is: a function from what is trained to findings, with its code, its name and its page."""

from collections.abc import Callable, Iterable, Mapping

from gplang.diagnostics import Fix, Label, RuleCard, Severity
from gplang.guide import NO_NUMBERS, Amount, Number, Numbers
from gplang.lint.subjects import Known, TrainedLine, TrainedPlan, TrainedSession, TrainedWeek
from gplang.records import NamedTuple, dataclass
from gplang.source import Location
from gplang.typed import Any
from gplang.vocabulary import Focus, Goal, Sensitivity


class Finding(NamedTuple):
    """A rule's finding on a place.

    `where` is what to change, `severity` None for the rule's own. `about` distinguishes a rule's findings on one place:
    findings with one place and one `about` are one remark, made once for all weeks and athletes. It is not made where a
    rule in `yields_to` reports the same line or, for a finding on a week, that week or one of its sessions. Of remarks
    with different numbers the one of the greatest `gravity` is reported: how far off it is. `needs` is what has to be
    known for it, None for what the rule needs; `exercise` the one of which it needs every line.
    """

    where: Location
    message: str
    hint: str = ""
    severity: Severity | None = None
    note: str = ""
    related: tuple[Label, ...] = ()
    fixes: tuple[Fix, ...] = ()
    about: str = ""
    yields_to: tuple[str, ...] = ()
    gravity: Amount = 0
    needs: Known | None = None
    exercise: str = ""


_OWN = "gplang.rules."

_OF_DAYS = ("start", "skip", "pause")
"""Settings that every rule about weeks rests on: they say which days are trained."""

Check = Callable[[Any, Numbers], Iterable[Finding]]
"""Looks at one subject, with the rule's numbers; the subject's type is that of the first parameter."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule. `subject` is the type of what it looks at; `every_week`: deload, test and taper weeks too.

    `needs` is what has to be known of the subject: a rule that counts, or misses something, waits where a line could
    not be read; one that judges what is `THERE` does not. `settings` are those of the plan and of athletes that it
    rests on, `focus` is that of the sessions, or of one in the plan, that it is for, `sensitive` what the athletes that
    it is for have to spare; it is silent where the goal of the plan is one of `not_for`. `numbers` are those of a rule
    that the guideline profile does not know; `former` names and codes still mean it in comments and configs. `messages`
    are the formats of what its findings say, such as `{sets}; a day holds {most}`. It `looks_around` if a finding on
    one session or week may rest on others, too, as may any of another package.
    """

    code: str
    name: str
    severity: Severity
    guide: tuple[str, ...]
    since: str
    every_week: bool
    subject: type
    check: Check
    numbers: Numbers
    text: str
    needs: Known = Known.ALL
    settings: frozenset[str] = frozenset()
    focus: Focus | None = None
    sensitive: Sensitivity | None = None
    not_for: frozenset[Goal] = frozenset()
    former: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    looks_around: bool = False

    @property
    def card(self) -> RuleCard:
        """The rule's card."""
        summary, _, text = self.text.partition("\n")
        return RuleCard(
            self.code,
            self.name,
            self.severity,
            summary,
            text.strip("\n"),
            self.guide,
            self.since,
            self.former,
            self.messages,
        )


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    guide: Iterable[str] = (),
    since: str,
    every_week: bool = False,
    numbers: Mapping[str, Number] = NO_NUMBERS.by_name,
    needs: Known = Known.ALL,
    settings: Iterable[str] = (),
    focus: Focus | None = None,
    sensitive: Sensitivity | None = None,
    not_for: Iterable[Goal] = (),
    former: Iterable[str] = (),
    messages: Iterable[str] = (),
    looks_around: bool = False,
) -> Callable[[Check], Rule]:
    """Make a rule of a check function; its page is the docstring of the module that the function stands in.

    Raises TypeError for a check whose first parameter has none of the types that rules can look at.
    """

    def make(check: Check) -> Rule:
        subject = _subject_of(check)
        if subject not in (TrainedLine, TrainedSession, TrainedWeek, TrainedPlan):
            raise TypeError(f"{code}: the first parameter of a check is a TrainedLine, …Session, …Week or …Plan")
        text = (check.__globals__.get("__doc__") or check.__doc__ or "").strip()
        return Rule(
            code,
            name,
            severity,
            tuple(guide),
            since,
            every_week,
            subject,
            check,
            Numbers(numbers),
            text,
            needs,
            frozenset((*settings, *_OF_DAYS)) if subject in (TrainedWeek, TrainedPlan) else frozenset(settings),
            focus,
            sensitive,
            frozenset(not_for),
            tuple(former),
            tuple(messages),
            looks_around or not check.__module__.startswith(_OWN),
        )

    return make


def _subject_of(check: Check) -> object:
    """Return the type of a check's first parameter."""
    code = getattr(check, "__code__", None)
    subject = code and check.__annotations__.get(code.co_varnames[0])
    if isinstance(subject, type):
        return subject
    import inspect  # costs as much as ten rules

    first, *_ = inspect.signature(check, eval_str=True).parameters.values()
    return first.annotation
