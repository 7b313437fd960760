"""What the compiler has to say about a text: findings with places, hints and fixes."""

from collections.abc import Mapping
from types import MappingProxyType

from gplang.records import NamedTuple, StrEnum, dataclass
from gplang.source import Location, Span


class Severity(StrEnum):
    """How much a finding matters; `ADVICE` never fails a check by default."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for advice, 1 for a warning, 2 for an error."""
        return {"advice": 0, "warning": 1, "error": 2}[self.value]


class Applicability(StrEnum):
    """`SAFE`: what was meant is certain, or the schedule stays as it was; `UNSAFE`: neither."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Label(NamedTuple):
    """A place and what is to be said of it."""

    where: Location
    message: str = ""


class Edit(NamedTuple):
    """One replacement: the text at `where` becomes `text`."""

    where: Location
    text: str


class Fix(NamedTuple):
    """A remedy that can be applied by machine: all edits or none. `in_hint`: the finding's hint says it already.

    `costs` are the codes of rules about counts that may then speak for the first time: the title says what goes down.
    """

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.UNSAFE
    in_hint: bool = False
    costs: frozenset[str] = frozenset()

    @property
    def is_safe(self) -> bool:
        """Whether it may be applied without being read."""
        return self.applicability is Applicability.SAFE


class Wait(NamedTuple):
    """Rules, by code, that say nothing yet, for a part of a file that could not be read whole.

    `what` it is: a `session`, a `week`, an `athlete`, a `gym` or the `plan`; `name` is its name or number, empty if
    lost. Or a `file` that is not there, by the name under which it is used.
    """

    what: str
    name: str
    where: Location
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding."""

    code: str  # such as S103
    name: str  # such as main-lift-pattern
    severity: Severity  # the rule's own, or what a config makes of it
    message: str  # one line: lower case, the fact first, with its number
    labels: tuple[Label, ...]  # the place to change, then related places; one at least
    hint: str = ""  # the remedy in words; empty where there is none to name
    fixes: tuple[Fix, ...] = ()  # best first; empty: a person has to decide
    guide: tuple[str, ...] = ()  # ids of the statements behind it, `G07`; empty for mistakes of the language
    whom: frozenset[str] = frozenset()  # names of the athletes it holds for; empty: it is about nobody's training
    circle: tuple[str, ...] = ()  # paths of files that use each other, each the next, the last the first; else empty

    @property
    def where(self) -> Location:
        """The place to change."""
        return self.labels[0].where

    @property
    def related(self) -> tuple[Label, ...]:
        """The other places that belong to the finding."""
        return self.labels[1:]


def sort_key(diagnostic: Diagnostic) -> tuple[str, Span, str, str]:
    """Order findings by file, place, code and text: the order of reports."""
    where = diagnostic.where
    return (where.source.path, where.span, diagnostic.code, diagnostic.message)


class RuleCard(NamedTuple):
    """What there is to know of a rule without running it.

    `summary` is one sentence, `text` its whole page in Markdown, `guide` the statements of the guide behind it,
    `since` the first version that has it, `former` what it was called before. `messages` are what its findings say,
    with names in braces for what the plan has there, such as `{exercise}`. `is_proposal` if it is no rule of
    `gpl check` but a proposal of `gpl review`.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    text: str = ""
    guide: tuple[str, ...] = ()
    since: str = "0.1"
    former: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    is_proposal: bool = False

    @property
    def kind(self) -> str:
        """What its findings are: their severity, or proposals."""
        return "proposal" if self.is_proposal else self.severity.value


class LanguageRule(NamedTuple):
    """The name and the default severity of a rule about the language itself, and what it was called before."""

    name: str
    severity: Severity = Severity.ERROR
    former: tuple[str, ...] = ()


LANGUAGE_RULES: Mapping[str, LanguageRule] = MappingProxyType(
    {
        "E001": LanguageRule("syntax"),
        "E002": LanguageRule("misplaced-line"),
        "E003": LanguageRule("unknown-word"),
        "E010": LanguageRule("unknown-exercise"),
        "E011": LanguageRule("unknown-session"),
        "E012": LanguageRule("duplicate-name"),
        "E013": LanguageRule("unused-session", Severity.ADVICE),
        "E014": LanguageRule("alias", Severity.ADVICE),
        "E015": LanguageRule("unused-athlete", Severity.ADVICE),
        "E016": LanguageRule("same-identity", Severity.WARNING),
        "E017": LanguageRule("unknown-athlete"),
        "E020": LanguageRule("bad-value"),
        "E021": LanguageRule("unit-missing"),
        "E022": LanguageRule("unknown-maximum", Severity.WARNING),
        "E023": LanguageRule("odd-zone", Severity.WARNING),
        "E030": LanguageRule("week-clash"),
        "E040": LanguageRule("import"),
        "E050": LanguageRule("too-large"),
        "E060": LanguageRule("not-a-plan"),
        "E090": LanguageRule("unused-ignore", Severity.WARNING),
        "L601": LanguageRule("unplanned-session"),
        "L602": LanguageRule("unheard-exercise"),
        "L603": LanguageRule("unheard-athlete"),
        "L604": LanguageRule("out-of-order", Severity.WARNING),
        "L605": LanguageRule("done-twice", Severity.WARNING),
        "L606": LanguageRule("two-logs", Severity.WARNING),
        "L607": LanguageRule("impossible-value", Severity.WARNING),
        "L608": LanguageRule("unknown-place", Severity.WARNING),
        "L609": LanguageRule("no-plan"),
    }
)
"""Every rule about the language, by code."""


def language_finding(
    code: str,
    where: Location,
    message: str,
    hint: str = "",
    *,
    note: str = "",
    related: tuple[Label, ...] = (),
    fixes: tuple[Fix, ...] = (),
    circle: tuple[str, ...] = (),
) -> Diagnostic:
    """Build the finding of one of the `LANGUAGE_RULES`; `note` is said at the place itself."""
    rule = LANGUAGE_RULES[code]
    labels = (Label(where, note), *related)
    return Diagnostic(code, rule.name, rule.severity, message, labels, hint, fixes, circle=circle)
