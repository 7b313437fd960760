"""Reading a config file: its text in, what it says or what is wrong with it out."""

from collections.abc import Iterable, Mapping
from itertools import islice
from types import MappingProxyType

from gplang.config.amounts import read_amount
from gplang.config.check import find_faults
from gplang.config.faults import NAMES, Fault
from gplang.config.keys import KeyPath
from gplang.config.record import Config, OwnProfile
from gplang.config.selectors import gather_known
from gplang.config.toml import find_table, read_toml
from gplang.diagnostics import Diagnostic, Label, Severity, sort_key
from gplang.guide import Amount, Band, load_profile
from gplang.lint.rule import Rule
from gplang.source import Location, SourceText
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gplang.config.toml_places import Place

_MOST_FAULTS = 50
"""No more are reported: the file is not a config, and explaining each costs time."""


def read_config(
    source: SourceText, table: KeyPath, rules: Iterable[Rule]
) -> tuple[Config | None, tuple[Diagnostic, ...]]:
    """Read a config; it is None if anything is wrong with it. Never raises on any text.

    `table` is where it stands in the file, `rules` are all that it can name. A file without that table says nothing.
    """
    record = read_toml(source)
    if isinstance(record, Diagnostic):
        return None, (record,)
    said = find_table(record, table)
    if said is None:
        return Config(source, table), ()
    known = gather_known(rules, load_profile())  # every profile knows the same numbers
    faults = list(islice(find_faults(said, table, known), _MOST_FAULTS))
    if faults or not isinstance(said, dict):
        return None, _tell(faults, source)
    return _build(said, source, table), ()


def _tell(faults: Iterable[Fault], source: SourceText) -> tuple[Diagnostic, ...]:
    from gplang.config.toml_places import find_places, place_of

    places = find_places(source)
    told = (_finding(fault, place_of(fault.path, places, source)) for fault in faults)
    return tuple(sorted(told, key=sort_key))


def _finding(fault: Fault, place: "Place") -> Diagnostic:
    source, span = place.key if fault.at_key else place.value
    line = source.line_span(source.position(span.start).line)
    label = Label(Location(source, span._replace(end=max(span.start, min(span.end, line.end)))))
    return Diagnostic(fault.code, NAMES[fault.code], Severity.ERROR, fault.message, (label,), fault.hint)


def _build(record: Mapping[str, Any], source: SourceText, table: KeyPath) -> Config:
    """Return what a record without faults says."""
    select = record.get("select")
    severity = {word: Severity(each) for word, each in record.get("severity", {}).items()}
    return Config(
        source,
        table,
        profile=record.get("profile"),
        fail_on=Severity(record["fail-on"]) if "fail-on" in record else None,
        select=None if select is None else tuple(select),
        extend_select=tuple(record.get("extend-select", ())),
        ignore=tuple(record.get("ignore", ())),
        severity=MappingProxyType(severity),
        numbers=_read_tables(record),
        per_file=MappingProxyType({glob: tuple(words) for glob, words in record.get("per-file", {}).items()}),
        exclude=tuple(record.get("exclude", ())),
        logs=tuple(record.get("logs", ())),
        profiles=MappingProxyType({name: _read_profile(each) for name, each in record.get("profiles", {}).items()}),
    )


def _read_profile(record: Mapping[str, Any]) -> OwnProfile:
    return OwnProfile(
        record["extends"],
        tuple(record.get("extend-select", ())),
        tuple(record.get("ignore", ())),
        _read_tables(record),
    )


def _read_tables(record: Mapping[str, Any]) -> Mapping[str, Mapping[str, Amount | Band]]:
    """Return the numbers of rules that a config or a profile gives."""
    return MappingProxyType({word: _read_numbers(each) for word, each in record.get("rules", {}).items()})


def _read_numbers(record: Mapping[str, object]) -> Mapping[str, Amount | Band]:
    return MappingProxyType(
        {
            name: Band(*(_amount(end, name) for end in written))
            if isinstance(written, list)
            else _amount(written, name)
            for name, written in record.items()
        }
    )


def _amount(written: object, name: str) -> Amount:
    amount = read_amount(written, name)
    assert not isinstance(amount, str), amount
    return amount
