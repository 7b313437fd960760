"""Files that change on disk, and texts that get another name, while an editor has them open."""

import pytest
from lsprotocol import types

from lsp.editing import Editor, codes, edits_of
from lsp.test_protocol import Wire, wire

__all__ = ["wire"]

PLAN = 'use "library.gpl"\nplan "P"\nweek 1\n  mon new\n'
OLD = "session old\n  primary rdl 4x5 @rir2\n"
NEW = "session new posterior\n  primary rdl 4x5 @rir2\n"


def renamed_on_disk(editor: Editor, old: str, new: str) -> None:
    (editor.folder / old).rename(editor.folder / new)
    files = [types.FileRename(old_uri=editor.uri(old), new_uri=editor.uri(new))]
    editor.client.workspace_did_rename_files(types.RenameFilesParams(files=files))


# ---- what changes on disk


async def test_a_used_file_that_changed_without_a_word_is_read_with_the_next_change(editor: Editor) -> None:
    editor.write("library.gpl", OLD)
    assert "E011" in codes(await editor.open("plan.gpl", PLAN))
    editor.write("library.gpl", NEW)
    assert "E011" not in codes(await editor.change("plan.gpl", f"{PLAN}\n"))


async def test_used_files_are_read_again_when_something_is_saved(editor: Editor) -> None:
    editor.write("library.gpl", OLD)
    assert "E011" in codes(await editor.open("plan.gpl", PLAN))
    editor.write("library.gpl", NEW)
    editor.save("plan.gpl")
    assert "E011" not in codes(await editor.told(editor.uri("plan.gpl"), 1))
    await editor.open("other.gpl", OLD)
    (editor.folder / "library.gpl").unlink()
    editor.save("other.gpl")
    assert "E040" in codes(await editor.told(editor.uri("plan.gpl"), 1))


async def test_a_used_file_that_another_program_writes_is_read_when_the_editor_tells(editor: Editor) -> None:
    assert "E040" in codes(await editor.open("plan.gpl", PLAN))
    for text, code in {OLD: "E011", NEW: ""}.items():
        editor.write("library.gpl", text)
        editor.changed_on_disk("library.gpl")
        found = codes(await editor.told(editor.uri("plan.gpl"), 1))
        assert [each for each in found if each in ("E011", "E040")] == [code] * bool(code)


@pytest.mark.parametrize("client", ["visual-studio-code"], indirect=True)
async def test_an_editor_that_can_is_asked_to_tell_of_changed_files(editor: Editor) -> None:
    await editor.open("plan.gpl", PLAN)
    assert sorted(editor.client.watched) == ["**/*.gpl", "**/gpl.toml", "**/pyproject.toml"]


async def test_a_used_file_that_is_renamed_is_missed_until_its_name_comes_back(editor: Editor) -> None:
    editor.write("library.gpl", NEW)
    assert "E040" not in codes(await editor.open("plan.gpl", PLAN))
    renamed_on_disk(editor, "library.gpl", "sessions.gpl")
    assert "E040" in codes(await editor.told(editor.uri("plan.gpl"), 1))
    renamed_on_disk(editor, "sessions.gpl", "library.gpl")
    assert "E040" not in codes(await editor.told(editor.uri("plan.gpl"), 1))


# ---- texts that get another name


@pytest.mark.parametrize("old", ["old.gpl", "untitled:Untitled-1"])
async def test_findings_go_along_with_a_text_that_is_renamed(editor: Editor, old: str) -> None:
    was = old if ":" in old else editor.uri(old)
    found = await editor.open(old, NEW, uri=was)
    assert found
    if ":" not in old:
        editor.write(old, NEW)
        renamed_on_disk(editor, old, "new.gpl")
    identifier = types.TextDocumentIdentifier(uri=was)
    editor.client.text_document_did_close(types.DidCloseTextDocumentParams(text_document=identifier))
    assert await editor.told(was) == []
    assert codes(await editor.open("new.gpl", NEW)) == codes(found)
    assert "E001" in codes(await editor.change("new.gpl", f"{NEW}  primary\n"))


async def test_a_text_that_got_another_name_without_a_word_has_its_findings_under_that(editor: Editor) -> None:
    found = await editor.open("old.gpl", NEW)
    editor.rename("old.gpl", "new.gpl")
    version = editor.type("new.gpl", f"{NEW}\n")
    assert codes(await editor.told(editor.uri("new.gpl"), version)) == codes(found)
    assert "E001" in codes(await editor.change("new.gpl", f"{NEW}  primary\n"))
    editor.close("old.gpl")
    assert await editor.told(editor.uri("old.gpl")) == []
    assert codes(await editor.open("new.gpl", NEW)) == codes(found)
    editor.close("new.gpl")
    assert await editor.told(editor.uri("new.gpl")) == []
    assert not editor.client.messages


def test_changes_of_unknown_texts_are_nothing_to_log(wire: Wire) -> None:
    wire.greet()
    stretch = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}
    for uri in ("file:///nowhere.gpl", "untitled:1", "http://[bad", "no uri"):
        for change in ({"text": "x", "range": stretch}, {"text": NEW}):
            document = {"uri": uri, "version": 2}
            wire.notify("textDocument/didChange", {"textDocument": document, "contentChanges": [change]})
        wire.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        wire.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert wire.ask("shutdown") == (0, 0)
    wire.notify("exit")
    assert wire.end() == (0, "")


async def test_a_plan_follows_the_roster_while_it_is_typed(editor: Editor) -> None:
    body = 'use "squad.gpl"\nplan "P"\n  for seniors\nsession a\n  primary rdl 4x5 @75%\nweek 1\n  mon a\n'
    editor.write("squad.gpl", "athlete anna\n  group seniors\n")
    assert "E022" in codes(await editor.open("plan.gpl", body))
    await editor.open("squad.gpl", "athlete anna\n  group seniors\n")
    await editor.told(editor.uri("plan.gpl"), 1)
    await editor.change("squad.gpl", "athlete anna\n  group seniors\n  max rdl 100kg\n")
    assert "E022" not in codes(await editor.told(editor.uri("plan.gpl"), 1))


async def test_the_swap_of_an_athlete_is_written_into_the_roster(editor: Editor) -> None:
    roster = "athlete anna\n  sensitive knee\nathlete ben\n"
    body = 'use "squad.gpl"\nplan "P"\n  for all\nsession a\n  accessory leg-extension 3x12 @rir2\nweek 1-4\n  mon a\n'
    editor.write("squad.gpl", roster)
    (knee,) = (each for each in await editor.open("plan.gpl", body) if each.code == "A505")
    wanted = next(each for each in await editor.actions("plan.gpl", knee.range) if "`squad.gpl`" in each.title)
    assert wanted.edit is not None
    assert edits_of(wanted.edit, editor.uri("plan.gpl")) == []
    (edit,) = edits_of(wanted.edit, editor.uri("squad.gpl"))
    assert edit.new_text.strip().startswith("swap ")
    assert edit.range.start == types.Position(1, len("  sensitive knee"))
