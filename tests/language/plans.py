"""Short ways for the tests of this folder."""

from gplang.compiler import Compilation, compile_source
from gplang.model.imports import ImportRefused
from gplang.source import SourceText


def no_files(importer: str, target: str) -> SourceText | ImportRefused:
    """Find nothing."""
    return ImportRefused(f"no file `{target}` beside {importer}")


def compile_text(text: str) -> Compilation:
    """Compile a text that uses no other file."""
    return compile_source(SourceText("plan.gpl", text), no_files)


def codes(text: str) -> list[str]:
    """Return the codes of a text's findings."""
    return [each.code for each in compile_text(text).diagnostics]


WHOLE_PLAN = """\
gpl 1
plan "Grüße aus Köln"  # a comment with “quotes”
  start 2026-01-05
athlete anna "Anna 🏋"
  max rdl 140kg

session lower posterior 60min
\tprimary rdl 4x5 @rir2 @75% rest 2-3min "Hüfte zurück # kein Kommentar"
    progress +2.5kg every week
  accessory A1 nordic-curl 3x6-8
week 1-4 "Aufbau"
  mon lower
"""
"""A plan without any finding, with text beyond ASCII, tabs, comments and blank lines."""
