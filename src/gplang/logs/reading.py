"""A log with the plans that it is about: read through a loader, as a plan reads what it uses."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity, language_finding
from gplang.logs.heading import Heading, read_heading
from gplang.logs.quiet import QuietBlocks
from gplang.logs.records import Log
from gplang.logs.resolve import find_faults, resolve_log
from gplang.model.imports import ImportRefused, Loader
from gplang.model.mentions import Mentions
from gplang.model.names import Exercises
from gplang.model.plan import Plan
from gplang.model.resolve import Resolved, resolve
from gplang.records import NamedTuple
from gplang.syntax.document import Document, Parse, parse_document

MOST_PLANS = 64
"""Plans that one log may be about."""


class ReadLog:
    """A log, and the plans that it is about, in the order of its `of` lines, each with the path of its file.

    `complete`: all of them are there, without an error. `mentions` are the names in the log and in the plans, with the
    meanings that they have in the last of these.
    """

    def __init__(self, document: Document, heading: Heading, about: "_About", mentions: Mentions) -> None:
        self.heading = heading
        self.plans, self.paths, self.complete = about
        self.mentions = mentions
        self._document = document

    @cached_property
    def log(self) -> Log:
        """Its records, resolved."""
        return self.resolved[0]

    @cached_property
    def resolved(self) -> tuple[Log, list[Diagnostic]]:
        """Its records, and the findings on their names."""
        return resolve_log(self._document, _plans_of(self.plans), complete=self.complete)


class _About(NamedTuple):
    """The plans of a log, the paths of their files, and whether they are all there."""

    plans: tuple[Resolved, ...]
    paths: tuple[str, ...]
    complete: bool


def read_log(
    document: Document, loader: Loader, parse: Parse = parse_document, quiet: QuietBlocks | None = None
) -> tuple[ReadLog, tuple[Diagnostic, ...]]:
    """Read a log: the plans that it names, and its records by their names. Never raises on any text.

    With the blocks that were `quiet` before, its records are resolved only when they are asked for.
    """
    heading = read_heading(document)
    found = [*_read_plans(heading, document, loader, parse)]
    findings = [each for each in found if isinstance(each, Diagnostic)]
    read = [each for each in found if not isinstance(each, Diagnostic)]
    plans = tuple(resolved for resolved, _ in read)
    if not heading.of and not heading.may_lack("of"):
        findings.append(
            language_finding("L609", heading.where, "a log that names no plan", 'write `of "plan.gpl"` below it')
        )
    complete = bool(plans) and not findings and not heading.may_lack("of") and all(_is_whole(each) for each in plans)
    about = _About(plans, tuple(path for _, path in read), complete)
    found_log = ReadLog(document, heading, about, _find_names(document, plans))
    if quiet is None:
        return found_log, (*findings, *found_log.resolved[1])
    quiet.begin([file for plan in plans for file in plan.mentions.documents], complete=complete)
    return found_log, (*findings, *find_faults(document, _plans_of(plans), quiet, complete=complete))


def _find_names(document: Document, plans: Sequence[Resolved]) -> Mentions:
    files = {file.source.path: file for plan in plans for file in plan.mentions.documents}
    return Mentions((document, *files.values()), plans[-1].exercises if plans else Exercises())


def _plans_of(resolved: Sequence[Resolved]) -> list[Plan]:
    return [each.plan for each in resolved if each.plan is not None]


def _is_whole(resolved: Resolved) -> bool:
    return resolved.complete and resolved.plan is not None and not resolved.plan.unsure


def _read_plans(
    heading: Heading, document: Document, loader: Loader, parse: Parse
) -> Iterator[tuple[Resolved, str] | Diagnostic]:
    for target, where in heading.of[:MOST_PLANS]:
        source = loader(document.source.path, target)
        if isinstance(source, ImportRefused):
            edit = Edit(where, f'"{source.moved}"')
            fix = Fix(f"write `{edit.text}`", (edit,), Applicability.SAFE, in_hint=True)
            yield language_finding("E040", where, source.message, source.hint, fixes=(fix,) if source.moved else ())
            continue
        plan, broken = parse(source)
        if plan.is_log:
            yield language_finding("L609", where, "a log is about a plan, not about another log", "name the plan")
            continue
        resolved, told = resolve(plan, loader, parse)
        if resolved.plan is None:
            yield language_finding("L609", where, f"no plan in `{target}`", "name the file that begins with `plan`")
            continue
        errors = [each for each in (*broken, *told) if each.severity is Severity.ERROR]
        yield resolved if not errors else resolved._replace(complete=False), source.path
