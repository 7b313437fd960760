"""What somebody says was done of an exercise, in the notation of a log or shorter, as sets one by one."""

import re
from collections.abc import Sequence

from gplang.diagnostics import Diagnostic
from gplang.formatter.log_rows import write_sets
from gplang.formatter.rows import words_of
from gplang.formatter.source import format_source
from gplang.importing.workouts.as_planned import PlannedSet
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.syntax.document import Document, parse_document
from gplang.syntax.log_ast import DidLine

MOST_LETTERS = 500
"""The longest answer."""

_ODD, _ODD_SHARE = 20, 2
"""Repetitions that may be a load: more than so many, and so many times those that are planned."""

_COUNT = r"\d+(?:\+\d+)*(?:s|min|m)?(?:/side)?"
_COUNTS = re.compile(
    rf"({_COUNT}(?:(?:\s*[,/]\s*|\s+){_COUNT})*)\s*((?:@|form\b|pain\b|rir\b|rpe\b).*)?", re.IGNORECASE
)
_LOAD_LAST = re.compile(rf"^({_COUNT})\s+(\d+(?:[.,]\d+)?(?:kg|lb))(?!\S)", re.IGNORECASE)
_LOAD_FIRST = re.compile(rf"^(\d+(?:[.,]\d+)?(?:kg|lb))\s+({_COUNT})$", re.IGNORECASE)
_NAMED = re.compile(r"(\D*\D)\s+(\d.*)")
_EACH = re.compile(_COUNT, re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?<!\S)(form|pain\s+\S+)(?=\s|$)", re.IGNORECASE)
_GROUP = re.compile(r"(\d+)x(\S+)(.*)")
_SHORT_LOAD = re.compile(r"(@\s*\d+(?:[.,]\d+)?)(?=\s|,|$)")


class Answer(NamedTuple):
    """Sets that were done, a text for each without its number; whether form was lost, pain, and a comment."""

    sets: tuple[str, ...] = ()
    form: bool = False
    pain: int | None = None
    comment: str = ""


class Unclear(NamedTuple):
    """Why an answer is none."""

    reason: str


class Other(NamedTuple):
    """Work that the plan lacks; `name` is in quotes if `quoted`."""

    role: str
    name: str
    quoted: bool
    answer: Answer


def read_answer(text: str, planned: Sequence[PlannedSet], unit: str) -> Answer | Unclear:
    """Return the sets that an answer tells; `planned` are those that are asked for, the first one asked now.

    A number alone is repetitions at the planned load, a load alone is used for the planned repetitions, `form` and
    `pain` alone are about sets as planned. Several numbers are as many sets.
    """
    said, sign, comment = text.strip().partition("#")
    said = said.strip()
    first = planned[0] if planned else PlannedSet("")
    if not said or said.lower() in ("form",) or said.lower().startswith("pain"):
        if first.missing or not first.dose:
            return Unclear(_missing(first))
        said = f"1x{first.text} {said}"
    elif said.startswith("@"):
        if not first.dose or "repetitions" in first.missing:
            return Unclear("how many? write them before the load, such as `5 @80kg`")
        said = f"1x{first.dose} {said}"
    elif match := _COUNTS.fullmatch(_LOAD_FIRST.sub(r"\2 @\1", _LOAD_LAST.sub(r"\1 @\2", said))):
        if odd := _find_odd(match[1], first):
            return Unclear(f"`{odd}` repetitions? a load is written `@{odd}{unit}`; sets of so many `1x{odd}`")
        said = _spread(match[1], match[2] or "", first)
    read = _read_line(f"x {said}", unit)
    if isinstance(read, Unclear):
        return read
    answer = read.answer._replace(comment=comment.strip() if sign else "")
    return _with_planned_loads(answer, planned)


def read_other(text: str, unit: str) -> Other | Unclear:
    """Return work that an answer names with its sets: `curl 3x12 @20kg`, `"sled" 4x20m`."""
    said, _, comment = text.strip().partition("#")
    said = said.removeprefix("did ").strip()
    if (match := _NAMED.fullmatch(said)) and (counts := _COUNTS.fullmatch(match[2])):
        said = f"{match[1]} {_spread(counts[1], counts[2] or '', PlannedSet(''))}"
    read = _read_line(said, unit)
    if isinstance(read, Unclear):
        return read
    return read._replace(answer=read.answer._replace(comment=comment.strip()))


def _missing(planned: PlannedSet) -> str:
    if not planned.dose:
        return "nothing more is planned: write the sets, such as `3x5 @80kg`, or `skip`"
    if planned.missing == "load":
        return f"the plan has no number for the load: write it, such as `@20kg`, or `{planned.dose} @20kg`"
    return f"the plan has no number for the {planned.missing}: write what was done, such as `8`, or `8 @20kg`"


def _find_odd(counts: str, planned: PlannedSet) -> str | None:
    """Return a number that is rather a load than repetitions."""
    plan = re.match(r"(\d+)(?![\dsm])", planned.dose)
    most = max(_ODD, _ODD_SHARE * int(plan[1])) if plan else None
    numbers = (each for each in _EACH.findall(counts) if each.isdecimal())
    return next((each for each in numbers if most is not None and int(each) > most), None)


def _spread(counts: str, behind: str, planned: PlannedSet) -> str:
    """Return counts as groups of one set each, in what the plan counts unless they say it, the words behind each."""
    flags = " ".join(match[1] for match in _BEHIND.finditer(behind))
    own = _SHORT_LOAD.sub(r"\1", _BEHIND.sub("", behind)).strip()
    kind = re.fullmatch(r"[\d+]*(s|m)?(/side)?", planned.dose)
    measure, side = (kind[1] or "", kind[2] or "") if kind is not None else ("", "")
    groups = []
    for count in _EACH.findall(counts):
        bare = re.fullmatch(r"[\d+]+", count) is not None
        groups.append(f"1x{count}{measure if bare else ''}{side if '/' not in count else ''} {own}".strip())
    return f"{', '.join(groups)} {flags}".strip()


def _read_line(did: str, unit: str) -> "Other | Unclear":
    """Read what stands behind `did`, mended where it can only mean one thing."""
    body = f"weight 2000-01-01 1{unit}\n\ndone 2000-01-01 x\n  did {did}\n"
    text = format_source(SourceText("<answer>", f'log "x"\n\n{body}')).text
    document, findings = parse_document(SourceText("<answer>", text))
    mistakes = [each for each in findings if each.where.start.line >= _FIRST]
    if mistakes:
        return Unclear(_tell(mistakes[0]))
    found = _find_did(document)
    if found is None:
        return Unclear("write the sets that were done, such as `3x5 @80kg`")
    line, statement = found
    if statement.prescription is None:
        return Unclear("write the sets that were done, such as `3x5 @80kg`")
    sets: list[str] = []
    for group in write_sets(statement.prescription, line):
        match = _GROUP.fullmatch(group)
        if match is None or " method " in group:
            return Unclear(f"`{group}`: write sets and what they count, such as `3x5 @80kg`")
        sets += [match[2] + match[3]] * int(match[1])
    name = words_of(line, statement.exercise) if not statement.quoted else statement.exercise.value
    role = statement.role.value if statement.role is not None else ""
    pain = None if statement.pain is None else statement.pain.value
    return Other(role, name, statement.quoted, Answer(tuple(sets), statement.form is not None, pain))


_FIRST = 6


def _find_did(document: Document) -> tuple[str, DidLine] | None:
    for block in document.blocks:
        for line, parsed in block.statements():
            if isinstance(parsed.statement, DidLine):
                return line.where.text, parsed.statement
    return None


def _tell(finding: Diagnostic) -> str:
    return f"{finding.message}; {finding.hint}" if finding.hint else finding.message


def _with_planned_loads(answer: Answer, planned: Sequence[PlannedSet]) -> Answer | Unclear:
    """Return sets with the planned load where they say none."""
    sets = []
    for at, text in enumerate(answer.sets):
        dose, _, rest = text.partition(" ")
        like = planned[min(at, len(planned) - 1)] if planned else PlannedSet("")
        has_load = any(word.startswith("@") and word[1:4] not in ("rir", "rpe") for word in rest.split())
        if not has_load and "load" in like.missing:
            return Unclear("the plan has no number for the load: write it, too, such as `8 @20kg`, or `8 @bw`")
        sets.append(text if has_load or not like.load else f"{dose}{like.load}{f' {rest}' if rest else ''}")
    return answer._replace(sets=tuple(sets))
