"""The grammar for tree-sitter, compiled: it parses every plan without an error and knows the words of the language."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tree_sitter import Language, Node, Parser, Query

from highlight.built import FOLDER, load_language
from highlight.texts import PLANS, texts


@pytest.fixture(scope="module")
def language(tmp_path_factory: pytest.TempPathFactory) -> Language:
    return load_language(tmp_path_factory.mktemp("tree-sitter"))


def nodes(node: Node) -> Iterator[Node]:
    yield node
    for each in node.children:
        yield from nodes(each)


def test_every_valid_text_is_parsed_without_an_error(language: Language) -> None:
    parser = Parser(language)
    wrong = []
    for name, text in texts():
        for form in (text, text.replace("\n", "\r\n")):
            root = parser.parse(form.encode()).root_node
            if root.has_error or any(each.type == "other_line" for each in nodes(root)):
                wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("path", PLANS[:8], ids=lambda path: path.stem)
def test_the_last_line_need_not_end(language: Language, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    whole, cut = (Parser(language).parse(each.encode()).root_node for each in (text, text.rstrip("\n")))
    assert [each.type for each in nodes(cut) if each.is_named] == [each.type for each in nodes(whole) if each.is_named]


def test_words_are_known_as_what_they_are(language: Language) -> None:
    text = (
        "session plan posterior\n  Primary a1 ramp 3x5 @rir2 # heavy\n    progress +2.5kg\nweek 1-4\n  mon-wed plan\n"
    )
    root = Parser(language).parse(text.encode()).root_node
    assert [each.type for each in root.children] == ["session_block", "week_block"]
    seen = {each.type: (each.text or b"").decode() for each in nodes(root) if each.is_named}
    assert (seen["label"], seen["dose"], seen["load"], seen["comment"]) == ("a1", "3x5", "@rir2", "# heavy")
    assert (seen["days"], seen["progress_line"].strip()) == ("mon-wed", "progress +2.5kg")


def test_the_parser_is_made_of_the_words_there_are(language: Language) -> None:
    words = json.loads((FOLDER / "words.json").read_text(encoding="utf-8"))
    lines = words["lines"].values()
    wanted = {word for each in lines if each["first"][0] != "mon" for word in (*each["first"], *each["keywords"])}
    missing = [word for word in sorted(wanted) if language.id_for_node_kind(word, False) is None]
    assert missing == [], "run `tree-sitter generate` in grammar/tree-sitter-gpl"


@pytest.mark.parametrize("path", sorted((FOLDER / "queries").glob("*.scm")), ids=lambda path: path.stem)
def test_queries_name_what_the_grammar_has(language: Language, path: Path) -> None:
    assert Query(language, path.read_text(encoding="utf-8")).pattern_count > 0


def test_half_a_plan_leaves_the_rest_in_order(language: Language) -> None:
    root = Parser(language).parse(b'session a\n  primay rdl 3x5 "open\n  primary rdl 3x5\nweek 1\n').root_node
    assert [each.type for each in root.children] == ["session_block", "week_block"]
    assert not root.has_error
