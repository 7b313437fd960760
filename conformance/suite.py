"""The cases, what is asked of an implementation, and what becomes of its answers."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conformance.comparing import differences, reduce_findings, reduce_schedule

SUITE = "gpl-conformance-1"
CASES = Path(__file__).parent / "cases"

ASKED = ("ask", "path", "profile", "athlete", "log")
"""Fields of a case that are sent as they stand; its text and files are put together from their lines."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One question, and what is expected."""

    id: str
    request: Json
    expected: Json
    codes: tuple[str, ...] = ()
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A case that was not passed, and why."""

    id: str
    why: tuple[str, ...]


class UnansweredError(Exception):
    """A command that cannot be run, or does not come to an end."""


def read_cases(folder: Path = CASES, wanted: Sequence[str] = ()) -> Iterator[Case]:
    """Yield the cases of a folder; with `wanted`, those whose ids begin with one of these words."""
    for path in sorted(folder.glob("*/*.json")):
        file = json.loads(path.read_text(encoding="utf-8"))
        for number, entry in enumerate(file["cases"], start=1):
            name = f"{path.parent.name}/{path.stem}#{number}"
            if not wanted or name.startswith(tuple(wanted)):
                yield _case(name, entry)


def _case(name: str, entry: Json) -> Case:
    request = request_of(name, entry)
    return Case(name, request, entry["expected"], tuple(entry.get("codes", ())), tuple(entry.get("weeks", ())))


def request_of(name: str, entry: Json) -> Json:
    """Return what is asked of an implementation about an entry of a case file."""
    request = {"id": name, **{key: entry[key] for key in ASKED if key in entry}}
    files = {path: "\n".join(lines) for path, lines in entry["files"].items()}
    return {**request, "text": "\n".join(entry["text"]), "files": files}


def ask(command: Sequence[str], cases: Iterable[Case], seconds: float) -> dict[str, Json]:
    """Run a command, write all requests to it, and return its answers by their ids."""
    requests = "".join(f"{json.dumps(each.request)}\n" for each in cases)
    try:
        ran = subprocess.run(command, input=requests.encode(), stdout=subprocess.PIPE, timeout=seconds, check=False)
    except OSError as error:
        raise UnansweredError(f"{command[0]} cannot be run: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise UnansweredError(f"{command[0]} has not come to an end within {seconds:g} s") from error
    answers = {}
    for line in ran.stdout.splitlines():
        try:
            answer = json.loads(line)
        except ValueError:
            continue
        if isinstance(answer, dict) and isinstance(answer.get("id"), str):
            answers[answer["id"]] = answer
    return answers


def judge(cases: Iterable[Case], answers: Mapping[str, Json], *, words: bool = False) -> Iterator[Failure]:
    """Yield the cases that were not passed."""
    for case in cases:
        if why := tuple(_judge(case, answers.get(case.id), words=words)):
            yield Failure(case.id, why)


def _judge(case: Case, answer: Json | None, *, words: bool) -> Iterator[str]:
    if answer is None:
        yield "no answer: a line of JSON with this `id` was expected"
        return
    path = case.request["path"]
    wanted: Any
    found: Any
    try:
        if case.request["ask"] == "check":
            wanted = reduce_findings(case.expected["findings"], path, words=words)
            found = reduce_findings(answer["findings"], path, case.codes, words=words)
        else:
            wanted, found = case.expected, reduce_schedule(answer["schedule"], case.weeks)
    except (AttributeError, KeyError, TypeError) as error:
        yield f"the answer does not have the form that the protocol asks for: {type(error).__name__} {error}"
        return
    yield from differences(wanted, found, "findings" if case.request["ask"] == "check" else "")
