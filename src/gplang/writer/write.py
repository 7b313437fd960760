"""A plan as text, proved by reading it again."""

from collections.abc import Sequence

from gplang.compiler import compile_source
from gplang.diagnostics import Severity
from gplang.formatter.source import format_source
from gplang.model.imports import ImportRefused, Loader
from gplang.model.plan import Plan
from gplang.source import SourceText
from gplang.syntax.document import parse_document
from gplang.writer.lines import write_lines
from gplang.writer.log_lines import write_log, write_records
from gplang.writer.new import NewPlan
from gplang.writer.new_log import NewLog, NewRecord
from gplang.writer.resolved import describe_plan
from gplang.writer.same import same_plan

_PATH = "plan.gpl"
_NO_HEADER = "E002"


def dumps(plan: Plan | NewPlan | NewLog, loader: Loader | None = None) -> str:
    """Return a plan as the text of one file, in the layout of `gpl fmt`, that reads back equal but for its places.

    A log is written alike; the names in it are not looked up.
    A plan that was read is written whole: what it used from other files stands in this one. Of a new plan, `loader`
    finds the files that it `uses`. Raises `ValueError` for what the language cannot hold (a line break in a title, a
    name with a space), for what it finds wrong, and for a plan that was read with errors.
    """
    if isinstance(plan, NewLog):
        return dumps_records(plan)
    new = plan if isinstance(plan, NewPlan) else describe_plan(plan)
    lines = list(write_lines(new))
    text = format_source(SourceText(_PATH, "\n".join(lines).lstrip("\n") + "\n")).text
    found = compile_source(SourceText(_PATH, text), loader or _refuse)
    for finding in found.diagnostics:
        if finding.severity is Severity.ERROR:
            where = finding.where
            line = where.source.line(where.start.line).strip()
            hint = f"; {finding.hint}" if finding.hint else ""
            raise ValueError(f"{finding.message} in `{line}`{hint}")
    if isinstance(plan, Plan) and (found.plan is None or not same_plan(plan, found.plan)):
        raise ValueError("the plan cannot be written so that it reads back equal")
    return text


def dumps_records(log: NewLog | Sequence[NewRecord]) -> str:
    """Return a log, or records to be written behind those that a log has, as text in the layout of `gpl fmt`.

    Raises `ValueError` for what the language cannot hold.
    """
    lines = write_log(log) if isinstance(log, NewLog) else write_records(log)
    text = format_source(SourceText(_PATH, "".join(f"{line}\n" for line in lines))).text
    _, findings = parse_document(SourceText(_PATH, text))
    for finding in findings:
        if not isinstance(log, NewLog) and finding.code == _NO_HEADER:
            continue  # the records stand behind others
        line = finding.where.source.line(finding.where.start.line).strip()
        hint = f"; {finding.hint}" if finding.hint else ""
        raise ValueError(f"{finding.message} in `{line}`{hint}")
    return text


def _refuse(importer: str, target: str) -> ImportRefused:
    del importer
    return ImportRefused(f"no file `{target}`", "hand in a loader that finds it")
