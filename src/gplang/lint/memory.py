"""What the rules looked at in the last version of a text, for the next one: what did not change is taken over."""

from types import MappingProxyType

from gplang.lint.pieces import Apart, Pieces
from gplang.lint.policy import Policy
from gplang.lint.seen import stand_alone
from gplang.model.imports import Loader
from gplang.model.kept import KeptSessions
from gplang.model.plan import Plan
from gplang.model.resolve import Resolved, resolve
from gplang.records import NamedTuple, replace
from gplang.scheduling import Courses
from gplang.source import SourceText
from gplang.syntax.document import Document, Parse, parse_document
from gplang.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from gplang.model.session import Session

_SPARE = 32
"""Sessions of earlier versions that may be remembered, besides as many as the plan has."""


class Version(NamedTuple):
    """A plan whose places lie in the pieces of its text, and what was scheduled of it before."""

    apart: Apart
    plan: Plan
    courses: Courses


class Memory:
    """What is remembered of the last version of one text; used by one thread only."""

    def __init__(self) -> None:
        self._pieces = Pieces()
        self._kept = KeptSessions(in_pieces=True)
        self._sessions: dict[str, Session] = {}
        self._plan: Plan | None = None
        self._policy: Policy | None = None
        self._courses = Courses()

    def see(self, document: Document, resolved: Resolved | None, loader: Loader, policy: Policy) -> Version | None:
        """Return a version of the text, to be judged under a policy; None for one without a plan to be judged.

        `loader` is the one that it was resolved with.
        """
        if resolved is None or resolved.plan is None or resolved.too_large or "\r" in document.source.text:
            return None
        apart = self._pieces.take_apart(document)
        again, _ = resolve(apart.document, loader, _parse_again(resolved), self._kept)
        plan = again.plan
        if plan is None:
            return None
        plan = self._keep_sessions(plan)
        self._renew(plan, policy)
        return Version(apart, plan, self._courses)

    def _keep_sessions(self, plan: Plan) -> Plan:
        """Return a plan whose sessions are the same objects as before where they are equal."""
        if not stand_alone(plan):
            return plan
        before = self._sessions
        self._sessions = {
            name: known if (known := before.get(name)) == session else session
            for name, session in plan.sessions.items()
        }
        return replace(plan, sessions=MappingProxyType(self._sessions))

    def _renew(self, plan: Plan, policy: Policy) -> None:
        """Forget what holds no more: all of it, if anything besides sessions and weeks changed."""
        frame = replace(plan, sessions={}, weeks=())
        is_known = frame == self._plan and policy == self._policy
        if not is_known or self._courses.session_count > 2 * len(plan.sessions) + _SPARE:
            self._courses = Courses(remember=True)
        self._courses.begin_version()
        self._plan, self._policy = frame, policy


def _parse_again(resolved: Resolved) -> Parse:
    """Return how the files that a text uses are parsed: they have been."""
    known = {each.source.path: each for each in resolved.libraries}

    def parse(source: SourceText) -> tuple[Document, tuple[()]]:
        found = known.get(source.path)
        return (found, ()) if found is not None and found.source is source else (parse_document(source)[0], ())

    return parse
