"""What an editor sees of a text while it is written."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from lsprotocol import types

from lsp.club import install_rules
from lsp.editing import Editor, codes, start_editor

GOOD = (Path(__file__).parents[2] / "examples" / "lower-2day.gpl").read_text(encoding="utf-8")

COLD = """\
session hams posterior 60min
  primary rdl 4x5 @rir2 rest 2-3min
"""

BROKEN = """\
plan "🏋 Broken"
session a "🏋🏋" 60min
  primary rdll 4x5 @rir2   # 🏋
  accessory "🏋 curl" 3x10 @8
week 1
  mon b
"""

Gpl = Callable[..., subprocess.CompletedProcess[bytes]]


async def test_a_good_plan_has_no_findings(editor: Editor) -> None:
    assert await editor.open("plan.gpl", GOOD) == []


@pytest.mark.parametrize("text", [BROKEN, COLD, "", "no plan\n", GOOD.replace("4x5", "4 x 15")], ids=range(5))
async def test_findings_are_those_of_gpl_check(editor: Editor, gpl: Gpl, text: str) -> None:
    editor.write("gpl.toml", '[severity]\nmissing-warmup = "advice"\n')
    found = await editor.open("plan.gpl", text)
    editor.write("plan.gpl", text)
    told = json.loads(gpl("check", "--format", "json", "plan.gpl", cwd=editor.folder).stdout)["diagnostics"]
    words = [(each["code"], each["message"], each["severity"]) for each in told]
    severities = {1: "error", 2: "warning", 3: "advice"}
    assert [(e.code, e.message.splitlines()[0], severities[int(e.severity or 0)]) for e in found] == words
    assert [each.range.start.line + 1 for each in found] == [each["start"]["line"] for each in told]


@pytest.mark.parametrize("client", ["visual-studio-code", "neovim@0.11.0", "emacs"], indirect=True)
async def test_places_are_right_behind_emoji(editor: Editor) -> None:
    found = [(each.code, each.range) for each in await editor.open("plan.gpl", BROKEN)]
    for code, words in (("E010", "rdll"), ("E010", '"🏋 curl"'), ("E021", "@8")):
        assert (code, editor.units.span(BROKEN, words)) in found


async def test_the_language_speaks_at_once_and_the_rules_after_a_pause(editor: Editor) -> None:
    assert codes(await editor.open("plan.gpl", COLD)) == codes(await editor.change("plan.gpl", COLD + "\n"))
    version = editor.type("plan.gpl", f"# 🏋\n\nfoo\n{COLD}\n")
    at_once = await editor.told(editor.uri("plan.gpl"), version)
    assert codes(at_once)[:1] == ["E003"]
    rules = [each for each in at_once if str(each.code).startswith("S")]
    assert {each.range.start.line for each in rules} == {3}
    in_full = await editor.told(editor.uri("plan.gpl"), version)
    assert "E003" in codes(in_full)


async def test_while_one_types_only_the_last_version_is_told_in_full(editor: Editor) -> None:
    uri = editor.uri("plan.gpl")
    await editor.open("plan.gpl", COLD)
    for count in range(1, 6):
        last = editor.type("plan.gpl", COLD + "\n" * count)
    seen = []
    while seen.count(last) < 2:
        seen.append(await editor.told_version(uri))
    assert seen == [*range(2, last + 1), last]


async def test_config_and_ignore_comments_hold(editor: Editor) -> None:
    before = codes(await editor.open("plan.gpl", COLD))
    assert "S101" in before
    ignored = "# gpl: ignore[S101]\n" + COLD
    assert codes(await editor.change("plan.gpl", ignored)) == [code for code in before if code != "S101"]
    editor.write("gpl.toml", 'ignore = ["S"]\n')
    editor.changed_on_disk("gpl.toml")
    assert codes(await editor.told(editor.uri("plan.gpl"), 2)) == [code for code in before if code[0] != "S"]


async def test_a_faulty_config_is_told_where_it_is_wrong(editor: Editor) -> None:
    editor.write("gpl.toml", 'ignore = ["S999"]\n')
    assert "S101" in codes(await editor.open("plan.gpl", COLD))
    found = await editor.told(editor.uri("gpl.toml"))
    assert [each.range.start.line for each in found] == [0]
    editor.write("gpl.toml", 'ignore = ["S101"]\n')
    editor.changed_on_disk("gpl.toml")
    assert "S101" not in codes(await editor.told(editor.uri("plan.gpl"), 1))
    assert await editor.told(editor.uri("gpl.toml")) == []


async def test_an_excluded_file_is_left_in_peace(editor: Editor) -> None:
    editor.write("gpl.toml", 'exclude = ["drafts/"]\n')
    assert await editor.open("drafts/plan.gpl", BROKEN) == []


async def test_unsaved_text_of_another_buffer_is_used(editor: Editor) -> None:
    editor.write("library.gpl", "session old\n  primary rdl 4x5 @rir2\n")
    plan = 'use "library.gpl"\nplan "P"\nweek 1\n  mon new\n'
    assert "E011" in codes(await editor.open("plan.gpl", plan))
    await editor.open("library.gpl", "session new\n  primary rdl 4x5 @rir2\n")
    assert "E011" not in codes(await editor.told(editor.uri("plan.gpl"), 1))
    editor.close("library.gpl")
    assert "E011" in codes(await editor.told(editor.uri("plan.gpl"), 1))


async def test_mistakes_of_a_used_file_are_told_there(editor: Editor) -> None:
    editor.write("library.gpl", "session a\n  primary rdl 4x\n")
    await editor.open("plan.gpl", 'use "library.gpl"\nplan "P"\nweek 1\n  mon a\n')
    uri = editor.uri("library.gpl")
    found = await editor.told(uri)
    assert {each.range.start.line for each in found if str(each.code).startswith("E")} == {1}
    editor.close("plan.gpl")
    assert await editor.told(uri) == []


async def test_what_a_plan_makes_known_of_an_open_library_is_told_there(editor: Editor) -> None:
    session = "session x\n  primary rdl 4x5 @rir2\n"
    for name in ("one.gpl", "two.gpl"):
        editor.write(name, session)
        await editor.open(name, session)
    await editor.open("plan.gpl", 'use "one.gpl"\nuse "two.gpl"\nplan "P"\nweek 1\n  mon x\n')
    assert "E012" in codes(await editor.told(editor.uri("two.gpl"), 1))
    editor.close("plan.gpl")
    assert "E012" not in codes(await editor.told(editor.uri("two.gpl"), 1))


async def test_a_file_under_two_names_stays_known_when_one_is_closed(editor: Editor) -> None:
    editor.write("real.gpl", BROKEN)
    (editor.folder / "link.gpl").symlink_to(editor.folder / "real.gpl")
    await editor.open("real.gpl", BROKEN)
    await editor.open("link.gpl", GOOD)
    editor.close("link.gpl")
    identifier = types.TextDocumentIdentifier(uri=editor.uri("real.gpl"))
    symbols = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(text_document=identifier)
    )
    assert symbols
    assert symbols[0].name == "🏋 Broken"


async def test_findings_on_a_config_go_when_it_does(editor: Editor) -> None:
    config = editor.write("gpl.toml", "ignore = [\n")
    await editor.open("plan.gpl", GOOD)
    assert await editor.told(editor.uri("gpl.toml"))
    editor.close("plan.gpl")
    config.unlink()
    editor.changed_on_disk("gpl.toml")
    assert await editor.told(editor.uri("gpl.toml")) == []


async def test_a_rule_of_another_package_that_fails_silences_nothing(tmp_path: Path) -> None:
    packages = install_rules(tmp_path / "packages", FAILING_RULE)
    (tmp_path / "gpl.toml").write_text('extend-select = ["CLUB1"]\n')
    async with start_editor(tmp_path, packages) as editor:
        assert "E010" in codes(await editor.open("plan.gpl", BROKEN + COLD))
        assert "CLUB1 failed" in (await editor.said()).message


async def test_a_text_without_a_file(editor: Editor) -> None:
    found = await editor.open("", 'use "x.gpl"\n' + COLD, uri="untitled:Untitled-1")
    assert "E040" in codes(found)


FAILING_RULE = '''"""A rule that fails."""
import os
from gplang.rules_api import Severity, TrainedSession, rule

@rule("CLUB1", "falls-over", severity=Severity.WARNING, guide=(), since="1.0")
def check(session: TrainedSession, numbers):
    """Always."""
    os.system("echo to standard output")
    raise ValueError("oh no")

RULES = (check,)
'''

HOSTILE = {
    "nul": 'plan "P"\0\n',
    "halves of characters": 'plan "P\ud800"\n  note "\udc00"\n',
    "other line ends": 'plan "a\u2028b\x0cc\x85d"\r\nsession x\rweek 1\n  mon y\n',
    "too large": "session a\n  primary rdl 4x5\n" * 60_000,
    "a long line": "session " + "x" * 100_000,
    "many mistakes": "foo bar\n" * 3_000,
    "a palette": "GIMP Palette\n0 0 0\n",
    "brackets": '"' * 5_000 + "\n" + "@" * 5_000 + "\n" + "4x5," * 1_000,
}


@pytest.mark.parametrize("client", ["visual-studio-code"], indirect=True)
@pytest.mark.parametrize("name", HOSTILE)
async def test_no_text_silences_the_server(editor: Editor, name: str) -> None:
    text = HOSTILE[name]
    assert await editor.open("hostile.gpl", text)
    place = editor.at("hostile.gpl", 0, 3)
    await editor.client.text_document_hover_async(types.HoverParams(**place))
    await editor.client.text_document_completion_async(types.CompletionParams(**place))
    await editor.client.text_document_definition_async(types.DefinitionParams(**place))
    identifier = place["text_document"]
    await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(text_document=identifier))
    await editor.client.text_document_folding_range_async(types.FoldingRangeParams(text_document=identifier))
    whole = types.Range(start=types.Position(line=0, character=0), end=types.Position(line=99_999, character=0))
    await editor.client.text_document_inlay_hint_async(types.InlayHintParams(text_document=identifier, range=whole))
    await editor.actions("hostile.gpl", whole)
    await editor.format("hostile.gpl")
    assert await editor.open("good.gpl", GOOD) == []


@pytest.mark.parametrize("client", ["visual-studio-code", "emacs"], indirect=True)
async def test_codes_lead_to_their_pages_in_editors_that_open_links(editor: Editor) -> None:
    (finding,) = [each for each in await editor.open("plan.gpl", COLD) if each.code == "S101"]
    known = editor.client.capabilities.text_document
    opens = known and known.publish_diagnostics and known.publish_diagnostics.code_description_support
    if not opens:
        assert finding.code_description is None
        return
    assert finding.code_description
    page = Path(url2pathname(urlsplit(finding.code_description.href).path))
    assert "# S101 missing-warmup\n" in page.read_text(encoding="utf-8")
