"""What makes writing a plan comfortable: lenses, layout while typing, signatures, highlights, search, moved files."""

from pathlib import Path

import pytest
from lsprotocol import types

from lsp.editing import Editor, edits_of

PLAN = """\
use "lib/library.gpl"
plan "Hips"
  start 2026-01-05
athlete anna
session hips posterior
  warmup   band-walk  2x15/side
  primary  rdl        4x5        @rir2
week 1-4
  mon hips
  thu legs
week 5 deload
  mon hips
"""
LIBRARY = 'session legs "Legs of anna"\n  primary back-squat 3x5\n'


async def open_both(editor: Editor) -> None:
    (editor.folder / ".git").mkdir(exist_ok=True)
    editor.write("lib/library.gpl", LIBRARY)
    await editor.open("plan.gpl", PLAN)


def identifier(editor: Editor, name: str = "plan.gpl") -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri=editor.uri(name))


def behind(editor: Editor, text: str, words: str) -> types.Position:
    return editor.units.span(text, words).end


async def lenses(editor: Editor) -> list[tuple[int, str, str]]:
    found = await editor.client.text_document_code_lens_async(types.CodeLensParams(text_document=identifier(editor)))
    return [(each.range.start.line, each.command.title, each.command.command) for each in found or () if each.command]


async def test_lenses_tell_when_weeks_are_and_how_long(editor: Editor) -> None:
    await open_both(editor)
    assert await lenses(editor) == [
        (1, "2026-01-05 to 2026-02-02", ""),
        (7, "2026-01-05 to 2026-01-29 · 2 sessions, 25 min a week", ""),
        (10, "2026-02-02 · 1 session, 15 min", ""),
    ]
    await editor.change("plan.gpl", PLAN.replace("  start 2026-01-05\n", ""))
    assert [title for _, title, _ in await lenses(editor)] == ["2 sessions, 25 min a week", "1 session, 15 min"]
    await editor.change("plan.gpl", 'plan "broken\nweek\n')
    assert await lenses(editor) == []


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("  accessory standing-calf-raise 3x8 @rir2\n¦", "  accessory  standing-calf-raise  3x8        @rir2"),
        ("  accessory standing-calf-raise 3x8 @rir2\n  ¦", "  accessory  standing-calf-raise  3x8        @rir2"),
        ("  accessory plank 3x30s # short\n  ¦", "  accessory  plank      3x30s  # short"),
        ("  accessry plank 3x30s\n  ¦", "  accessry plank 3x30s"),
        ("  accessory plank 3x30s ¦", "  accessory plank 3x30s "),
    ],
)
async def test_enter_aligns_what_was_typed(editor: Editor, typed: str, row: str) -> None:
    await open_both(editor)
    start = PLAN.index("week 1-4")
    marked = PLAN[:start] + typed + "\n" * (not typed.endswith("\n")) + PLAN[start:]
    text = marked.replace("¦", "")
    editor.type("plan.gpl", text)
    above = marked[: marked.index("¦")]
    position = types.Position(line=above.count("\n"), character=len(above.rpartition("\n")[2]))
    params = types.DocumentOnTypeFormattingParams(
        text_document=identifier(editor),
        position=position,
        ch="\n",
        options=types.FormattingOptions(tab_size=2, insert_spaces=True),
    )
    edits = await editor.client.text_document_on_type_formatting_async(params)
    after = editor.units.apply(text, edits or ())
    assert row in [line for line in after.split("\n") if "calf" in line or "plank" in line]
    assert after.split("\n")[position.line] == text.split("\n")[position.line]


async def test_a_block_in_a_layout_of_its_own_is_left_alone_at_enter(editor: Editor) -> None:
    await open_both(editor)
    text = PLAN.replace("primary  rdl        4x5", "primary rdl 4x5").replace(
        "week 1-4", "  accessory plank 3x30s\n\nweek 1-4"
    )
    editor.type("plan.gpl", text)
    params = types.DocumentOnTypeFormattingParams(
        text_document=identifier(editor),
        position=types.Position(line=8, character=0),
        ch="\n",
        options=types.FormattingOptions(tab_size=2, insert_spaces=True),
    )
    assert not await editor.client.text_document_on_type_formatting_async(params)


async def test_some_lines_are_laid_out_and_no_others(editor: Editor) -> None:
    text = "session   a\n  primary rdl   4x5\n  accessory   plank 3x30s\nweek    1\n  mon a\n"
    await editor.open("plan.gpl", text)
    params = types.DocumentRangeFormattingParams(
        text_document=identifier(editor),
        range=types.Range(start=types.Position(line=1, character=4), end=types.Position(line=2, character=0)),
        options=types.FormattingOptions(tab_size=2, insert_spaces=True),
    )
    edits = await editor.client.text_document_range_formatting_async(params)
    assert editor.units.apply(text, edits or ()) == text.replace("primary rdl   4x5", "primary    rdl    4x5")


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("  primary ¦", "EXERCISE"),
        ("  primary A1 ¦", "EXERCISE"),
        ("  primary A1 rdl ¦", "SETSxREPS"),
        ("  primary rdl 4x¦", "SETSxREPS"),
        ("  primary rdl 4x5 ¦", "[@EFFORT @LOAD]"),
        ("  primary rdl 4x5 @r¦", "[@EFFORT @LOAD]"),
        ("  primary rdl 4x5, 2x¦", "SETSxREPS"),
        ("  primary rdl 4x5 rest ¦", "[rest TIME]"),
        ("  primary rdl 4x5 rest 2min tempo 3-1¦", "[tempo SECONDS]"),
        ('  primary rdl 4x5 "slow do¦', '["CUE"]'),
        ("  primary rdl 4x5 optional¦", "[optional]"),
        ("  primary rdl 4x5 opt¦", ""),
        ("  circuit A ¦", ""),
        ("    stages ¦", "[EXERCISE]"),
        ("    stages 5x3¦", "SETSxREPS"),
        ("    stages 5x3+ @80% | ¦", "[EXERCISE]"),
        ("    stages pull-up 3x3 ¦", "[@EFFORT @LOAD]"),
        ("    on-miss ¦", "hold or -AMOUNT"),
        ("    on-miss -10% ¦", "[after N]"),
        ("    on-miss -10% after ¦", "[after N]"),
        ("    on-miss hold after 3 ¦", ""),
        ("done ¦", "DATE"),
        ("done 2026-12-08 18:¦", "[TIME]"),
        ("done 2026-12-08 hips ¦", "[LENGTH]"),
        ("done 2026-12-08 hips as planned ¦", "[for DATE]"),
        ("done 2026-12-08 hips for ¦", "[for DATE]"),
        ("missed 2026-12-08 hips ¦", '["WHY"]'),
        ("weight 2026-12-08 ¦", "WEIGHT"),
        ("  did ¦", "[ROLE]"),
        ("  did rdl ¦", "SETSxREPS or as planned"),
        ("  did primary rdl 3x5 @80¦", "[@LOAD @EFFORT]"),
        ("  did rdl 3x5 @80kg, 1x¦", "SETSxREPS or as planned"),
        ("  did rdl as planned ¦", "[form]"),
        ("  did rdl 3x5 form pain ¦", "[pain 0-10]"),
        ("  skipped primary ¦", "EXERCISE"),
        ("  pain lower-back ¦", "0-10"),
        ("  prim¦", None),
        ("  primary rdl 4x5 # x¦", None),
        ("  nonsense rdl ¦", None),
    ],
)
async def test_signature_help(editor: Editor, line: str, part: str | None) -> None:
    is_log = line.split()[0] in ("done", "missed", "weight", "did", "skipped", "pain")
    above = 'log "A"\ndone 2026-12-08 hips' if is_log else "session a\n  primary rdl 4x5"
    text = f"{above}\n{line.replace('¦', '')}\n"
    await editor.open("plan.gpl", text)
    position = types.Position(line=2, character=line.index("¦"))
    params = types.SignatureHelpParams(text_document=identifier(editor), position=position)
    told = await editor.client.text_document_signature_help_async(params)
    if part is None:
        assert told is None
        return
    assert told
    (signature,) = told.signatures
    parts = [signature.label[slice(*each.label)] for each in signature.parameters or ()]
    at = told.active_parameter
    assert at is not None
    assert (parts[at] if at < len(parts) else "") == part


async def test_what_is_named_is_marked_in_the_text(editor: Editor) -> None:
    await open_both(editor)
    params = types.DocumentHighlightParams(
        text_document=identifier(editor), position=behind(editor, PLAN, "session hips")
    )
    found = await editor.client.text_document_document_highlight_async(params) or ()
    assert [(each.range.start.line, each.kind) for each in found] == [
        (4, types.DocumentHighlightKind.Write),
        (8, types.DocumentHighlightKind.Read),
        (11, types.DocumentHighlightKind.Read),
    ]
    nothing = types.DocumentHighlightParams(text_document=identifier(editor), position=types.Position(2, 3))
    assert not await editor.client.text_document_document_highlight_async(nothing)


@pytest.mark.parametrize(
    ("query", "found"),
    [("anna", ["anna", "legs"]), ("HIPS", ["Hips", "hips"]), ("lgs", ["legs"]), ("zzz", []), ("week", [])],
)
async def test_the_project_is_searched(editor: Editor, query: str, found: list[str]) -> None:
    await open_both(editor)
    symbols = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams(query=query)) or ()
    assert sorted(each.name for each in symbols) == sorted(found)
    names = {Path(each.location.uri).name for each in symbols if each.name == "legs"}
    assert names <= {"library.gpl"}


@pytest.mark.parametrize(
    ("moves", "plan", "library"),
    [
        ([("lib/library.gpl", "lib/legs.gpl")], 'use "lib/legs.gpl"', LIBRARY),
        ([("lib", "shared/all")], 'use "shared/all/library.gpl"', LIBRARY),
        ([("plan.gpl", "plans/plan.gpl")], 'use "../lib/library.gpl"', LIBRARY),
        ([("plan.gpl", "lib/plan.gpl")], 'use "library.gpl"', LIBRARY),
        ([("lib", "b/lib"), ("plan.gpl", "b/plan.gpl")], 'use "lib/library.gpl"', LIBRARY),
        ([("lib/library.gpl", "lib/library.txt")], 'use "lib/library.gpl"', LIBRARY),
        ([("lib/library.gpl", '.hidden/a"b.gpl')], 'use "lib/library.gpl"', LIBRARY),
        ([("else.gpl", "other.gpl")], 'use "lib/library.gpl"', LIBRARY),
    ],
)
async def test_use_lines_follow_files(editor: Editor, moves: list[tuple[str, str]], plan: str, library: str) -> None:
    await open_both(editor)
    files = [types.FileRename(old_uri=editor.uri(old), new_uri=editor.uri(new)) for old, new in moves]
    edit = await editor.client.workspace_will_rename_files_async(types.RenameFilesParams(files=files))
    texts = {}
    for name, text in (("plan.gpl", PLAN), ("lib/library.gpl", library)):
        texts[name] = editor.units.apply(text, edits_of(edit, editor.uri(name)) if edit else ())
    assert texts["plan.gpl"] == PLAN.replace('use "lib/library.gpl"', plan)
    assert texts["lib/library.gpl"] == library
