"""What an editor can ask for, from the message to the changed text."""

import asyncio
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from lsp.editing import Editor, codes, edits_of

EXAMPLES = Path(__file__).parents[2] / "examples"
TEAM = (EXAMPLES / "team.gpl").read_text(encoding="utf-8")
TEAM_FILES = ("library/club.gpl", "library/squad.gpl")

PLAN = """\
use "library.gpl"
plan "🏋 Two of us"
athlete anna "Anna 🏋"
  max rdl 140kg
athlete ben
  max rdl 100kg
session hips "Hips 🏋" posterior
  warmup   band-walk 2x15/side
  primary  rdl 4x5 @75% @rir2 rest 2-3min
  accessory own-curl 3x10 @rir2
week 1-4
  mon hips
  thu legs
"""

LIBRARY = """\
exercise own-curl "Our curl"
  like seated-leg-curl
session legs quad
  primary back-squat 4x5 @rir2
  accessory own-curl 3x10 @rir2
"""

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]


async def open_both(editor: Editor) -> None:
    editor.write("library.gpl", LIBRARY)
    editor.write("other.gpl", 'use "library.gpl"\nplan "Other"\nweek 1\n  mon legs\n')
    await editor.open("plan.gpl", PLAN)


def place(editor: Editor, text: str, words: str, inside: int = 1) -> types.Position:
    """Return the place some characters into words that stand in a text once."""
    start = editor.units.span(text, words).start
    return types.Position(line=start.line, character=start.character + inside)


def asked(editor: Editor, text: str, words: str, name: str = "plan.gpl") -> dict[str, object]:
    return {
        "text_document": types.TextDocumentIdentifier(uri=editor.uri(name)),
        "position": place(editor, text, words),
    }


def text_of(contents: object) -> str:
    text = contents.value if isinstance(contents, types.MarkupContent) else contents
    assert isinstance(text, str)
    return text


async def complete(editor: Editor, name: str, text: str) -> types.CompletionList:
    """Complete at the mark `¦` of a text that is open under this name."""
    before = text.partition("¦")[0]
    editor.type(name, text.replace("¦", ""))
    position = types.Position(line=before.count("\n"), character=editor.units.count(before.rpartition("\n")[2]))
    identifier = types.TextDocumentIdentifier(uri=editor.uri(name))
    params = types.CompletionParams(text_document=identifier, position=position)
    found = await editor.client.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    return found


@pytest.mark.parametrize(
    ("typed", "wanted", "line"),
    [
        ('  primary "🏋" romanian¦', "rdl", None),
        ("  primary rom¦", "rdl", "  primary rdl"),
        ("  pri¦", "primary", "  primary"),
        ("week 5\n  mon hi¦", "hips", "  mon hips"),
        ("week 5\n  m¦", "mon", "  mon"),
        ('use "lib¦"', "library.gpl", 'use "library.gpl"'),
        ("", None, None),
    ],
)
async def test_completion(editor: Editor, typed: str, wanted: str | None, line: str | None) -> None:
    await open_both(editor)
    text = PLAN.replace("week 1-4\n", f"{typed or '¦'}\nweek 1-4\n")
    found = await complete(editor, "plan.gpl", text)
    assert found.items
    assert [each.sort_text for each in found.items] == sorted(str(each.sort_text) for each in found.items)
    if line is not None:
        item = next(each for each in found.items if each.label == wanted)
        assert isinstance(item.text_edit, types.TextEdit)
        after = editor.units.apply(text.replace("¦", ""), [item.text_edit])
        assert line in after.splitlines()


async def test_what_is_said_of_an_offer_is_asked_for(editor: Editor) -> None:
    await open_both(editor)
    found = await complete(editor, "plan.gpl", PLAN.replace("week 1-4\n", "  primary rd¦\nweek 1-4\n"))
    rdl = next(each for each in found.items if each.label == "rdl")
    assert rdl.documentation is None
    told = await editor.client.completion_item_resolve_async(rdl)
    assert "hamstrings" in text_of(told.documentation)


async def test_hover(editor: Editor) -> None:
    await open_both(editor)
    card = await editor.client.text_document_hover_async(types.HoverParams(**asked(editor, PLAN, "rdl 4x5")))
    assert card
    assert "Romanian deadlift" in text_of(card.contents)
    assert card.range == editor.units.span(PLAN.replace("rdl 4x5", "RDL 4x5"), "RDL")
    dose = await editor.client.text_document_hover_async(types.HoverParams(**asked(editor, PLAN, "4x5")))
    assert dose
    for words in ("Anna", "105", "ben", "75"):
        assert words in text_of(dose.contents)


async def test_inlay_hints(editor: Editor) -> None:
    await open_both(editor)
    whole = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=50, character=0))
    identifier = types.TextDocumentIdentifier(uri=editor.uri("plan.gpl"))
    found = await editor.client.text_document_inlay_hint_async(
        types.InlayHintParams(text_document=identifier, range=whole)
    )
    by_line = {each.position.line: str(each.label) for each in found or ()}
    loads = next(text for line, text in by_line.items() if PLAN.splitlines()[line].strip().startswith("primary"))
    assert "105" in loads
    assert "75" in loads
    assert any("hamstrings" in text for line, text in by_line.items() if PLAN.splitlines()[line] == "week 1-4")


async def test_names_lead_across_files(editor: Editor) -> None:
    await open_both(editor)
    definition = types.DefinitionParams(**asked(editor, PLAN, "own-curl"))
    (found,) = await editor.client.text_document_definition_async(definition) or ()
    assert isinstance(found, types.Location)
    assert (found.uri, found.range.start) == (editor.uri("library.gpl"), types.Position(line=0, character=9))
    asking = types.ReferenceParams(
        **asked(editor, PLAN, "legs"), context=types.ReferenceContext(include_declaration=True)
    )
    references = await editor.client.text_document_references_async(asking) or ()
    assert sorted((Path(each.uri).name, each.range.start.line) for each in references) == [
        ("library.gpl", 2),
        ("other.gpl", 3),
        ("plan.gpl", 12),
    ]


async def test_rename_across_files(editor: Editor, gpl: Gpl) -> None:
    await open_both(editor)
    prepared = await editor.client.text_document_prepare_rename_async(
        types.PrepareRenameParams(**asked(editor, PLAN, "legs"))
    )
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert prepared.placeholder == "legs"
    edit = await editor.client.text_document_rename_async(
        types.RenameParams(**asked(editor, PLAN, "legs"), new_name="leg-day")
    )
    assert edit
    texts = {"plan.gpl": PLAN, "library.gpl": LIBRARY, "other.gpl": (editor.folder / "other.gpl").read_text()}
    for name, text in texts.items():
        changed = editor.units.apply(text, edits_of(edit, editor.uri(name)))
        assert "legs" not in changed
        editor.write(name, changed)
    assert b"error" not in gpl("check", "--exit-zero", "plan.gpl", "other.gpl", cwd=editor.folder).stdout


async def test_without_a_project_names_are_found_in_the_editors_folder(editor: Editor) -> None:
    (editor.folder / ".git").rmdir()
    editor.write("plan.gpl", PLAN.replace("library.gpl", "club/library.gpl"))
    await editor.open("club/library.gpl", LIBRARY)
    edit = await editor.client.text_document_rename_async(
        types.RenameParams(**asked(editor, LIBRARY, "legs", "club/library.gpl"), new_name="leg-day")
    )
    assert edit
    assert edits_of(edit, editor.uri("plan.gpl"))


async def test_a_name_that_cannot_be_is_refused_with_a_reason(editor: Editor) -> None:
    await open_both(editor)
    with pytest.raises(Exception, match="hips"):
        await editor.client.text_document_rename_async(
            types.RenameParams(**asked(editor, PLAN, "legs"), new_name="hips")
        )


async def test_no_answer_is_given_about_a_text_that_has_changed_meanwhile(editor: Editor) -> None:
    await open_both(editor)
    renaming = editor.client.text_document_rename_async(
        types.RenameParams(**asked(editor, PLAN, "legs"), new_name="leg-day")
    )
    answer = asyncio.ensure_future(renaming)
    await asyncio.sleep(0)
    editor.type("plan.gpl", f"# a line more\n{PLAN}")
    (edit,) = await asyncio.gather(answer, return_exceptions=True)
    if isinstance(edit, JsonRpcException):
        assert edit.code == types.LSPErrorCodes.ContentModified
    else:  # it was quicker than the keystroke
        assert isinstance(edit, types.WorkspaceEdit)
        assert {each.text_document.version for each in edit.document_changes or ()} <= {1, None}  # type: ignore[union-attr]


async def test_quick_fixes(editor: Editor) -> None:
    text = "session cold posterior\n  primary rdll 4x5 @8  # 🏋\nsession b like colt\n"
    found = await editor.open("plan.gpl", text)
    assert {"E010", "E021", "E011"} <= set(codes(found))
    unknown = next(each for each in found if each.code == "E010")
    actions = await editor.actions("plan.gpl", unknown.range)
    titles = [each.title for each in actions]
    assert not any("changes" in title for title in titles)
    fix = next(each for each in actions if "`rdl`" in each.title)
    start = types.Range(start=types.Position(line=1, character=0), end=types.Position(line=1, character=0))
    assert await editor.actions("plan.gpl", start) == []
    assert [each.title for each in await editor.actions("plan.gpl", start, about=[unknown])] == titles
    assert fix.edit
    assert list(fix.diagnostics or ()) == [unknown]
    mended = editor.units.apply(text, edits_of(fix.edit, editor.uri("plan.gpl")))
    assert "E010" not in codes(await editor.change("plan.gpl", mended))


async def test_a_remark_can_be_ignored_with_a_reason_and_a_session_added(editor: Editor) -> None:
    text = "session cold posterior 60min\n  primary rdl 4x5 @rir2 rest 2-3min\n"
    found = await editor.open("plan.gpl", text)
    cold = next(each for each in found if each.code == "S101")
    actions = await editor.actions("plan.gpl", cold.range)
    assert [each.title for each in actions if "changes the training" in each.title] == [
        each.title for each in actions if "ignore" not in each.title
    ]
    (ignore,) = [each for each in await editor.actions("plan.gpl", cold.range) if "ignore S101" in each.title]
    assert ignore.edit
    ignored = editor.units.apply(text, edits_of(ignore.edit, editor.uri("plan.gpl")))
    assert codes(await editor.change("plan.gpl", ignored)) == [code for code in codes(found) if code != "S101"]
    plan = 'plan "P"\nweek 1\n  mon new-day\n'
    found = await editor.change("plan.gpl", plan)
    missing = next(each for each in found if each.code == "E011")
    add = next(each for each in await editor.actions("plan.gpl", missing.range) if each.title.startswith("add session"))
    assert add.edit
    added = editor.units.apply(plan, edits_of(add.edit, editor.uri("plan.gpl")))
    assert not [code for code in codes(await editor.change("plan.gpl", added)) if code in ("E001", "E003", "E011")]


async def test_all_safe_fixes_at_once_are_those_of_check_fix(editor: Editor, gpl: Gpl) -> None:
    text = "# gpl: ignore[S999x] old\nsession a\n  primary rdl 4x5 @rir2 # gpl: ignore[S101] not needed\n"
    await editor.open("plan.gpl", text)
    whole = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=9, character=0))
    assert not [each for each in await editor.actions("plan.gpl", whole) if each.kind == "source.fixAll.gpl"]
    (action,) = await editor.actions("plan.gpl", whole, "source.fixAll")
    assert action.edit
    editor.write("plan.gpl", text)
    gpl("check", "--fix", "plan.gpl", cwd=editor.folder)
    expected = (editor.folder / "plan.gpl").read_text()
    assert editor.units.apply(text, edits_of(action.edit, editor.uri("plan.gpl"))) == expected != text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
async def test_formatting_is_that_of_gpl_fmt(editor: Editor, gpl: Gpl, end: str) -> None:
    text = PLAN.replace("  ", " ").replace("\n", end)
    await editor.open("plan.gpl", text)
    edits = await editor.format("plan.gpl")
    expected = gpl("fmt", "-", cwd=editor.folder, input=text.encode()).stdout.decode()
    assert editor.units.apply(text, edits) == expected != text


async def test_outline_and_folds(editor: Editor) -> None:
    for name in TEAM_FILES:
        editor.write(name, (EXAMPLES / name).read_text(encoding="utf-8"))
    await editor.open("team.gpl", TEAM)
    identifier = types.TextDocumentIdentifier(uri=editor.uri("team.gpl"))
    symbols = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=identifier)
    )
    headers = [line for line in TEAM.splitlines() if line.split(" ")[0] in ("plan", "athlete", "session", "week")]
    assert len(symbols or ()) == len(headers)
    sessions = [each for each in symbols or () if each.kind == types.SymbolKind.Class]
    assert sessions
    assert all(isinstance(each, types.DocumentSymbol) and each.children for each in sessions)
    folds = await editor.client.text_document_folding_range_async(types.FoldingRangeParams(text_document=identifier))
    starts = {TEAM.splitlines()[each.start_line] for each in folds or ()}
    assert set(headers) <= starts
