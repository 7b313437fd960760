"""`gpl schema`: print the JSON Schema of an output."""

import json
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from gplang.cli import clicks as click
from gplang.cli.layout import GAP, pad, wrap
from gplang.cli.lookup import offer_words, unknown_word
from gplang.cli.options import PLAN_PATH, takes
from gplang.cli.terminal import page_width
from gplang.records import NamedTuple
from gplang.typed import Annotated


class _File(NamedTuple):
    """A schema in the package."""

    package: str
    path: str


_SCHEMAS: Mapping[str, _File] = MappingProxyType(
    {
        "plan": _File("gplang.backends", "schema/plan.schema.json"),
        "diagnostics": _File("gplang.report", "diagnostics.schema.json"),
        "volume": _File("gplang.backends", "schema/volume.schema.json"),
        "work": _File("gplang.backends", "schema/work.schema.json"),
        "kit": _File("gplang.backends", "schema/kit.schema.json"),
        "agenda": _File("gplang.backends", "schema/agenda.schema.json"),
        "review": _File("gplang.backends", "schema/review.schema.json"),
        "diff": _File("gplang.changes", "diff.schema.json"),
        "sheet": _File("gplang.backends", "schema/sheet.schema.json"),
        "config": _File("gplang.config", "config.schema.json"),
    }
)


_CONFIG = "config"
_NOT_JSON = {
    _CONFIG: "a configuration is TOML, not JSON: gpl config checks it",
    "sheet": "a sheet is CSV or a workbook, not JSON: its schema is that of a row",
}


class _Request(NamedTuple):
    """What `gpl schema` takes."""

    name: Annotated[str | None, click.argument("name", required=False, metavar="[NAME]")]
    path: Annotated[
        str | None,
        click.option(
            *("--validate", "path"),
            metavar="FILE",
            type=PLAN_PATH,
            help="Validate a JSON file that gpl wrote against its schema instead; - is standard input.",
        ),
    ]


@click.command(
    epilog="Exit codes: 0 printed or valid, 1 a file is not valid, 2 there is no such schema, a file"
    " cannot be read, or the command is misused."
)
@takes(_Request)
def schema(ctx: click.Context, request: _Request) -> None:
    """Print the JSON Schema of an output, or of the configuration.

    NAME is plan, diagnostics, volume, work, kit, agenda, review, diff, sheet or config; without one, they are listed.
    With --validate, this schema is used instead of the one that the file names.
    """
    name, path = request
    file = None if name is None else _find(name)
    if path is not None:
        if name is not None and (refusal := _NOT_JSON.get(name.casefold())):
            raise click.UsageError(refusal)
        from gplang.cli.validating import validate

        outputs = {each: json.loads(_read(found)) for each, found in _SCHEMAS.items() if each not in _NOT_JSON}
        validate(ctx, path, outputs, None if name is None else name.casefold())
    click.echo(_list_schemas() if file is None else _read(file), nl=False)


def _find(name: str) -> _File:
    file = _SCHEMAS.get(name.casefold())
    if file is None:
        raise unknown_word("schema", name, offer_words(name, _SCHEMAS) or f"; schemas are {', '.join(_SCHEMAS)}")
    return file


def _read(file: _File) -> str:
    return files(file.package).joinpath(file.path).read_text(encoding="utf-8")


def _list_schemas() -> str:
    """Return a line for every schema, with the title and description that stand in it."""
    margin = max(map(len, _SCHEMAS)) + len(GAP)
    lines = []
    for name, file in _SCHEMAS.items():
        record = json.loads(_read(file))
        text = f"{record['title']}: {record['description']}"
        for number, line in enumerate(wrap(text, page_width() - margin)):
            lines.append(pad("" if number else name, margin) + line)
    return "".join(f"{line}\n" for line in lines)
