"""A log with the plans that it is about: read through a loader, as a plan reads what it uses."""

from collections.abc import Iterator, Sequence

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Severity, language_finding
from gplang.logs.records import Log
from gplang.logs.resolve import Heading, read_heading, resolve_log
from gplang.model.imports import ImportRefused, Loader
from gplang.model.mentions import Mentions
from gplang.model.names import Exercises
from gplang.model.plan import Plan
from gplang.model.resolve import Resolved, resolve
from gplang.records import NamedTuple
from gplang.syntax.document import Document, Parse, parse_document

MOST_PLANS = 64
"""Plans that one log may be about."""


class ReadLog(NamedTuple):
    """A log, resolved, and the plans that it is about, in the order of its `of` lines, each with the path of its file.

    `complete`: all of them are there, without an error. `mentions` are the names in the log and in the plans, with the
    meanings that they have in the last of these.
    """

    log: Log
    heading: Heading
    plans: tuple[Resolved, ...]
    paths: tuple[str, ...]
    complete: bool
    mentions: Mentions


def read_log(
    document: Document, loader: Loader, parse: Parse = parse_document
) -> tuple[ReadLog, tuple[Diagnostic, ...]]:
    """Read a log: the plans that it names, and its records by their names. Never raises on any text."""
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
    log, told = resolve_log(document, _plans_of(plans), complete=complete)
    named = _find_names(document, plans)
    return ReadLog(log, heading, plans, tuple(path for _, path in read), complete, named), (*findings, *told)


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
