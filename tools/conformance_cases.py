"""The cases of `conformance/`, made from the cases of the tests, each with what gplang finds and builds today."""

import json
import posixpath
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT), str(ROOT / "tests")]

from conformance.comparing import reduce_findings, reduce_schedule  # noqa: E402
from conformance.suite import SUITE, request_of  # noqa: E402
from conformance.with_gplang import answer  # noqa: E402
from gplang import load  # noqa: E402
from gplang.compiler import compile_source  # noqa: E402
from gplang.guide import DEFAULT_PROFILE, profiles_with  # noqa: E402
from gplang.model.imports import ImportRefused  # noqa: E402
from gplang.source import SourceText  # noqa: E402
from marked_plans import split_plans  # noqa: E402

WIDTH = 180
OF_EACH_SIDE = 3
"""How many plans that break a rule, and how many that keep it, are taken of its cases."""

Json = Mapping[str, Any]


def generate_conformance() -> Iterator[tuple[Path, str]]:
    """Yield the files of the suite with the texts that they should have."""
    folder = ROOT / "conformance" / "cases"
    for path in sorted((ROOT / "tests" / "language" / "cases").glob("*.gpl")):
        yield folder / "language" / f"{path.stem}.json", _file(path, _checks(path))
    for path in sorted((ROOT / "tests" / "rules" / "cases").glob("*.gpl")):
        yield folder / "rules" / f"{path.stem}.json", _file(path, _both_sides(path))
    programs = (ROOT / "tests" / "programs").glob("*.gpl")
    for path in (*sorted(programs), ROOT / "examples" / "minimal.gpl", ROOT / "examples" / "athlete-3day.gpl"):
        yield folder / "schedules" / f"{path.stem}.json", _file(path, _schedules(path))
    logged = ROOT / "examples" / "logged" / "strong-hips.gpl"
    yield folder / "logs" / "strong-hips.json", _file(logged, _schedules(logged, log="log.gpl"))


def _checks(path: Path) -> Iterator[Json]:
    """Yield the plans of a case file with the mistakes in their language."""
    for title, text in _plans(path):
        yield _asked({"title": title, **_beside(path, text), "profile": None})


def _both_sides(path: Path) -> list[Json]:
    """Return some plans that break a rule, and some that keep it."""
    profile = next(iter(profiles_with(path.stem)), DEFAULT_PROFILE)
    cases = [
        _asked({"title": title, **_beside(path, text), "profile": profile, "codes": [path.stem]})
        for title, text in _plans(path)
    ]
    broken = [each for each in cases if each["expected"]["findings"]]
    kept = [each for each in cases if not each["expected"]["findings"]]
    return [*broken[:OF_EACH_SIDE], *kept[:OF_EACH_SIDE]]


def _asked(case: Json) -> Json:
    case = {"ask": "check", **case}
    found = reduce_findings(_answer(case)["findings"], case["path"], case.get("codes", ()), words=True)
    return {**case, "expected": {"findings": found}}


def _schedules(path: Path, log: str = "") -> Iterator[Json]:
    """Yield a plan with some weeks of the schedule, of the first athlete and of the last."""
    case: dict[str, Any] = {"title": "", **_beside(path, path.read_bytes().decode())}
    if log:
        case = {**case, "log": log, "files": {**case["files"], log: _lines(path.with_name(log).read_bytes().decode())}}
    plan = load(path).plan
    assert plan is not None, path
    athletes = [each.name for each in plan.athletes] or [None]
    for athlete in dict.fromkeys((athletes[0], athletes[-1])):
        case = {"ask": "build", **case, "athlete": athlete}
        document = _answer(case)["schedule"]
        count = document["plan"]["weeks"]
        weeks = sorted({1, count} if athletes[1:] else {1, (count + 1) // 2, count})
        yield {**case, "weeks": weeks, "expected": reduce_schedule(document, weeks)}


def _plans(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the plans of a case file, without marks and without the empty lines that stand for the plans before."""
    for title, source in split_plans(path):
        lines = source.text.split("\n")
        while lines and not lines[0].strip():
            del lines[0]
        while lines[1:] and not lines[-2].strip():
            del lines[-2]
        yield title, "\n".join(lines)


def _beside(path: Path, text: str) -> Json:
    """Return a text with its path and the files that it uses, all from the folder that holds the cases."""
    home = path.parent.parent if path.parent.name == "cases" else path.parent
    used: dict[str, list[str]] = {}

    def record(importer: str, target: str) -> SourceText | ImportRefused:
        found = (home / importer).parent / target
        name = posixpath.normpath(posixpath.join(posixpath.dirname(importer), target))
        if not found.is_file():
            return ImportRefused(f"no file `{target}`")
        content = found.read_bytes().decode()
        used[name] = _lines(content)
        return SourceText(name, content)

    name = path.relative_to(home).as_posix()
    compile_source(SourceText(name, text), record)
    return {"path": name, "text": _lines(text), "files": used}


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _answer(case: Json) -> Any:
    """Return what gplang answers to a case."""
    return answer(request_of("", case))


def _file(path: Path, cases: Iterable[Json]) -> str:
    """Return a file of cases: a line for each line of a text, each finding and each exercise."""
    head = {"suite": SUITE, "made_from": path.relative_to(ROOT).as_posix()}
    listed = ",\n ".join(_lay_out(each, " ") for each in cases)
    return f'{json.dumps(head)[:-1]}, "cases": [\n {listed}\n]}}\n'


def _lay_out(value: Any, indent: str) -> str:
    """Return JSON whose small parts stand on a line of their own."""
    short = json.dumps(value, ensure_ascii=False)
    if len(short) <= WIDTH or not isinstance(value, (dict, list)):
        return short
    deeper = f"{indent} "
    if isinstance(value, dict):
        inner = [f"{json.dumps(key)}: {_lay_out(each, deeper)}" for key, each in value.items()]
        return f",\n{deeper}".join(inner).join((f"{{\n{deeper}", f"\n{indent}}}"))
    return f",\n{deeper}".join(_lay_out(each, deeper) for each in value).join((f"[\n{deeper}", f"\n{indent}]"))
