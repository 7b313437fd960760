"""gplang itself behind the protocol: reads requests, one a line, and writes an answer to each."""

import json
import posixpath
import sys
from collections.abc import Mapping
from typing import Any

import gplang
from gplang.compiler import check_source, compile_source
from gplang.guide import load_profile
from gplang.lint.policy import Policy
from gplang.model.imports import ImportRefused, Loader
from gplang.report.json import render_json
from gplang.rules import RULES
from gplang.source import SourceText

Json = Mapping[str, Any]


def loader_of(files: Mapping[str, str]) -> Loader:
    """Return what finds the files of a request."""

    def load(importer: str, target: str) -> SourceText | ImportRefused:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(importer), target))
        return SourceText(path, files[path]) if path in files else ImportRefused(f"no file `{target}`")

    return load


def answer(request: Json) -> Json:
    """Return what gplang has to say."""
    load = loader_of(request["files"])
    source = SourceText(request["path"], request["text"])
    if request["ask"] == "check":
        if request["profile"] is None:
            found = compile_source(source, load).diagnostics
        else:
            profile = load_profile(request["profile"])
            rules = tuple(rule for rule in RULES if rule.code in profile.judges)
            found = check_source(source, load, Policy(profile, rules, known=RULES)).diagnostics
        return {"findings": json.loads(render_json(found))["diagnostics"]}
    loaded = gplang.loads(source.text, source.path, load)
    if loaded.plan is None or loaded.errors:
        return {"schedule": None}
    log = None
    if "log" in request:
        files = {**request["files"], source.path: source.text}
        log = gplang.loads_log(files[request["log"]], request["log"], loader_of(files)).log
    schedule = gplang.schedule(loaded.plan, request["athlete"], log=log)
    return {"schedule": json.loads(gplang.build(schedule, "json"))}


def main() -> None:
    """Answer until there are no more requests."""
    for line in sys.stdin.buffer:
        request = json.loads(line)
        sys.stdout.write(json.dumps({"id": request["id"], **answer(request)}) + "\n")


if __name__ == "__main__":
    main()
