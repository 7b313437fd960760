"""The logs that configurations name for open plans: each is read again only when it has changed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from gplang.compiler import Compilation
from gplang.diagnostics import Diagnostic, Severity
from gplang.logs.reading import ReadLog, read_log
from gplang.logs.records import Log
from gplang.logs.resolve import merge_logs
from gplang.lsp.buffers import Buffer, OverDisk
from gplang.policies.ruling import Policies
from gplang.project import PathProblem, PlanFile, find_plans, read_source, shown_path
from gplang.project.paths import real_path
from gplang.records import NamedTuple
from gplang.source import SourceText
from gplang.syntax.document import Document, parse_document


class PlanLogs(NamedTuple):
    """The logs of a plan by the names of athletes (None: anybody), and the texts that their last records stand in."""

    by_athlete: Mapping[str | None, Log] = MappingProxyType({})
    texts: Mapping[str | None, SourceText] = MappingProxyType({})


NO_LOGS = PlanLogs()
_Parsed = tuple[Document, tuple[Diagnostic, ...]]
_Stamp = tuple[int, int]


class Logbook:
    """The logs that are known; used by one thread only, but for `forget`."""

    def __init__(self) -> None:
        self._files: dict[Path, tuple[PlanFile, ...]] = {}
        self._texts: dict[str, tuple[_Stamp, SourceText]] = {}
        self._parsed: dict[str, _Parsed] = {}
        self._known: dict[str, tuple[object, PlanLogs]] = {}

    def forget(self) -> None:
        """Look for the files of logs again."""
        self._files = {}
        self._known = {}

    def logs_of(self, plan: Compilation, path: Path, policies: Policies, buffers: Mapping[str, Buffer]) -> PlanLogs:
        """Return the logs of a plan that its configuration names; the same ones while none changes."""
        config = policies.config(path)
        if config is None or config.config is None or not config.config.logs:
            return NO_LOGS
        texts = [*self._read(config.path.parent, policies, buffers)]
        before = self._known.get(plan.source.path)
        if before is not None and isinstance(before[0], tuple) and _are_same(before[0], (plan, *texts)):
            return before[1]
        logs = self._resolve(texts, path, buffers)
        self._known[plan.source.path] = (plan, *texts), logs
        return logs

    def find_others(
        self, log: Path, policies: Policies, buffers: Mapping[str, Buffer], plans: Sequence[str]
    ) -> Sequence[Log] | None:
        """Return the other logs of some plans that the configuration of a log names; None where one has errors."""
        config = policies.config(log)
        if config is None or config.config is None or not config.config.logs:
            return ()
        texts = self._read(config.path.parent, policies, buffers)
        others = (each for each in texts if real_path(Path(each.path)) != real_path(log))
        found = [*self._find(others, {real_path(Path(each)) for each in plans}, buffers)]
        return None if any(has_errors for _, _, has_errors in found) else [read.log for _, read, _ in found]

    def _read(self, folder: Path, policies: Policies, buffers: Mapping[str, Buffer]) -> Iterator[SourceText]:
        """Yield the texts of the logs below a config, open ones as they are now."""
        if folder not in self._files:
            found = find_plans([str(folder)])
            self._files[folder] = tuple(
                each for each in found if isinstance(each, PlanFile) and policies.names_log(each)
            )
        for file in self._files[folder]:
            shown = shown_path(file.real)
            buffer = buffers.get(shown)
            if buffer is not None:
                if not buffer.refused:
                    yield buffer.source
                continue
            stamp = _stamp_of(file.real)
            known = self._texts.get(shown)
            if stamp is not None and (known is None or known[0] != stamp):
                read = read_source(file.path, shown)
                if not isinstance(read, PathProblem) and not read[1]:
                    known = self._texts[shown] = stamp, read[0]
            if stamp is not None and known is not None and known[0] == stamp:
                yield known[1]

    def _resolve(self, texts: Sequence[SourceText], path: Path, buffers: Mapping[str, Buffer]) -> PlanLogs:
        logs: dict[str | None, list[Log]] = {}
        places: dict[str | None, SourceText] = {}
        for source, read, _ in self._find(texts, {real_path(path)}, buffers):
            of_athlete = logs.setdefault(read.log.athlete, [])
            if all(_is_before(each, read.log) for each in of_athlete):
                places[read.log.athlete] = source
            of_athlete.append(read.log)
        return PlanLogs({whose: merge_logs(found) for whose, found in logs.items()}, places)

    def _find(
        self, texts: Iterable[SourceText], plans: Collection[Path], buffers: Mapping[str, Buffer]
    ) -> Iterator[tuple[SourceText, ReadLog, bool]]:
        """Yield the logs of some plans, and whether they have errors."""
        for source in texts:
            document, broken = self._parse(source)
            if not document.is_log:
                continue
            read, told = read_log(document, OverDisk(Path(source.path), buffers), self._parse)
            if not {real_path(Path(each)) for each in read.paths}.isdisjoint(plans):
                yield source, read, any(each.severity is Severity.ERROR for each in (*broken, *told))

    def _parse(self, source: SourceText) -> _Parsed:
        before = self._parsed.get(source.path)
        if before is not None and before[0].source.text == source.text:
            return before
        parsed = self._parsed[source.path] = parse_document(source, before[0] if before is not None else None)
        return parsed


def _are_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(left is right for left, right in zip(one, other, strict=True))


def _is_before(one: Log, other: Log) -> bool:
    return one.today is None or (other.today is not None and one.today <= other.today)


def _stamp_of(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
