"""`gpl schema --validate`: a JSON file held against the schema that it names."""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from gplang.cli import clicks as click
from gplang.cli.extras import say_missing
from gplang.cli.json_reading import MOST_BYTES, Fault, locate, position, read_json
from gplang.project.reading import read_bytes
from gplang.report.visible import make_visible
from gplang.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import ValidationError

_OF_OURS = frozenset({"jsonschema", "referencing", "rpds", "attrs", "attr", "jsonschema_specifications"})
_MOST_TOLD = 20
_MOST_READ = 200
"""Limits on the violations that are reported, in the order of the text, and searched for."""

_SHOWN = 40
_STDIN = "-"
_VIOLATIONS = 1


def validate(ctx: click.Context, path: str, schemas: Mapping[str, Any], wanted: str | None) -> None:
    """Report what a file's schema does not allow, and end the command.

    `schemas` are those of outputs by their names; `wanted` is the one to take, None for the one that the file names.
    """
    try:
        from jsonschema import Draft202012Validator
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _OF_OURS:
            raise
        raise click.mistake(say_missing("validating", "schema")) from None
    shown, text = _read(path)
    record = read_json(text)
    if isinstance(record, Fault):
        _end(ctx, shown, text, [(record.offset, record.message)])
    by_title = {schema["title"]: schema for schema in schemas.values()}
    named = record.get("schema") if isinstance(record, dict) else None
    schema = schemas[wanted] if wanted else by_title.get(named) if isinstance(named, str) else None
    if schema is None:
        _end(ctx, shown, text, [_say_unknown(text, record, by_title)])
    assert schema is not None
    errors = Draft202012Validator(schema).iter_errors(record)
    _end(ctx, shown, text, _list_violations(text, errors), schema["title"])


def _read(path: str) -> tuple[str, str]:
    """Return a file's name as messages say it, and its text; raises a usage error for what cannot be read."""
    shown = "<stdin>" if path == _STDIN else make_visible(Path(path).as_posix())
    data = sys.stdin.buffer.read(MOST_BYTES + 1) if path == _STDIN else read_bytes(Path(path), MOST_BYTES)
    if isinstance(data, str):
        raise click.UsageError(f"{shown}: {data}")
    if len(data) > MOST_BYTES:
        raise click.UsageError(f"{shown}: larger than {MOST_BYTES // 1024**2} MiB, more than any plan gives")
    try:
        return shown, data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{shown}: not UTF-8: byte 0x{data[error.start]:02X} at {error.start}") from None


def _end(ctx: click.Context, shown: str, text: str, found: Iterable[tuple[int, str]], title: str | None = None) -> None:
    """Print what is wrong, in the order of the text, and exit."""
    faults = sorted(set(found))
    for offset, message in faults[:_MOST_TOLD]:
        place = position(text, offset)
        click.echo(f"{shown}:{place.line}:{place.column}: {make_visible(message)}")
    if len(faults) > _MOST_TOLD:
        click.echo(f"… and {len(faults) - _MOST_TOLD:,} more")
    if faults:
        ctx.exit(_VIOLATIONS)
    click.echo(f"{shown}: valid {title}")
    ctx.exit(0)


def _say_unknown(text: str, record: object, known: Iterable[str]) -> tuple[int, str]:
    listed = ", ".join(known)
    if not isinstance(record, dict) or "schema" not in record:
        return 0, f"no JSON of gpl: it names no schema; schemas are {listed}"
    return locate(text, ["schema"]), f"unknown schema {_show(record['schema'])}; schemas are {listed}"


def _list_violations(text: str, errors: "Iterable[ValidationError]") -> Iterator[tuple[int, str]]:
    from jsonschema.exceptions import best_match

    for error in islice(errors, _MOST_READ):
        best = best_match([error]) or error
        path = [*best.absolute_path]
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
        said = _say(best)
        yield locate(text, path), f"{where}: {said}" if where else said


def _say(error: "ValidationError") -> str:
    """Return what is wrong with a value, without all of the value in it."""
    rule: Any = error.validator_value
    schema: Any = error.schema
    value: Any = error.instance
    match error.validator:
        case "required":
            return f"{_list(name for name in rule if name not in value)} is missing"
        case "additionalProperties" if isinstance(value, dict):
            known = schema.get("properties", {})
            return f"{_list(name for name in value if name not in known)} is not in the schema"
        case "type":
            wanted = rule if isinstance(rule, str) else " or ".join(rule)
            return f"{_show(value)} where the schema has {wanted}"
        case "const":
            return f"{_show(value)} where the schema has {_show(rule)}"
        case "enum":
            return f"{_show(value)} is none of {', '.join(map(_show, rule))}"
        case "pattern":
            return f"{_show(value)} is not of the form {rule}"
    return f"{_show(value)} does not keep to {error.validator} {_show(rule)}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"`{name[:_SHOWN]}`" for name in names)


def _show(value: object) -> str:
    """Return a value as JSON, cut where it is long; a list or an object by its kind only."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
