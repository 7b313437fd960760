"""What is told of the word at a cursor: a plan with cursors in `hover/`, and what holds at every place of any text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from editor.mangled import mangled_plans
from editor.marks_a import MARK, read_marked
from editor.marks_b import cases_in, check_text, compile_files, plans_in, read_files
from gplang.compiler import build_answers
from gplang.editor.cards import render_reason, rule_cards
from gplang.editor.descriptions import describe, find_description
from gplang.editor.hover import explain_at
from gplang.editor.markup import escape
from gplang.editor.schedules import build_schedules
from gplang.guide import load_profile
from gplang.statements.lists import STATEMENTS
from gplang.syntax.line import parse_line
from gplang.vocabulary import Block, Focus, WeekKind

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("path", plans_in("hover"), ids=lambda path: path.stem)
def test_tells_what_the_snapshot_says(path, text_snapshot):
    marked = read_marked(path.read_text(encoding="utf-8"))
    compilation = check_text(marked.text)
    schedules = build_schedules(compilation.plan, load_profile())
    assert tell(compilation, marked.offsets, schedules) == text_snapshot


@pytest.mark.parametrize("case", cases_in("hover-logs"), ids=lambda case: case.name)
def test_tells_what_a_record_is_about(case, text_snapshot):
    files = read_files(case)
    marked = read_marked(files["log.gpl"])
    *_, compilation = compile_files(files | {"log.gpl": marked.text})
    schedules = build_answers(compilation.log, load_profile())
    assert tell(compilation, marked.offsets, schedules) == text_snapshot


def tell(compilation, offsets, schedules):
    parts = []
    for offset in offsets:
        place = compilation.source.position(offset)
        line = compilation.source.line(place.line)
        card = explain_at(compilation, offset, schedules)
        about = f"`{compilation.source.text[slice(*card.span)]}`" if card else "nothing"
        shown = f"{line[: place.column - 1]}{MARK}{line[place.column - 1 :]}".strip()
        parts.append(f"##### {shown}\n##### {about}\n\n{card.text if card else ''}\n")
    return "\n".join(parts)


@pytest.mark.parametrize(("block", "word"), [(block, word) for block, words in STATEMENTS.items() for word in words])
def test_every_first_word_is_described_with_a_good_line(block, word):
    found = find_description(word, block)
    assert found is not None
    parsed = parse_line(found.example, block)
    assert parsed is not None
    assert not parsed.broken
    assert parsed.keyword == word


@pytest.mark.parametrize("word", ["rest", "tempo", "method", "of", *Focus, *WeekKind])
def test_every_other_word_is_described_with_a_good_line(word):
    found = find_description(word)
    assert found is not None
    lines = (found.example, f"primary rdl 4x5 {found.example}", f"primary rdl 4x5 {found.example} @rir2")
    parsed = [parse_line(line, Block.SESSION) for line in lines]
    assert any(each is not None and not each.broken for each in parsed)
    assert found.example in describe(word)


@pytest.mark.parametrize("code", sorted(rule_cards()))
def test_findings_tell_their_reason_in_a_sentence(code):
    card = rule_cards()[code]
    reason, *guide = render_reason(card).splitlines()
    told = reason.removeprefix(f"**{code} {card.name}**: ").removesuffix(f" (`gpl explain {code}`)")
    assert told == card.summary or told in " ".join(card.text.split())
    assert re.fullmatch(r"[A-Z`].*[.]", told)
    assert told.count("`") % 2 == 0
    assert [line.split(":")[0] for line in guide if line] == [f"- {word}" for word in card.guide]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Legs & trunk", "Legs & trunk"),
        ("AT&T; R&D", r"AT\&T; R&D"),
        ("&amp; &#38; &#x26;", r"\&amp; \&#38; \&#x26;"),
        ("Go! $5 ~75 kg", "Go! $5 ~75 kg"),
        ("~~gone~~", r"~\~gone\~\~"),
        ("Day #1 (heavy)", "Day #1 (heavy)"),
        ("# one", r"\# one"),
        ("ask a@b or Ben @ home, @rir2", "ask a&#64;b or Ben @ home, @rir2"),
        ("https://a.b WWW.a.b", "https&#58;//a.b WWW&#46;a.b"),
        ("> two", r"\> two"),
        ("- three", r"\- three"),
        ("push_pull _all_ __day__", r"push_pull \_all\_ \_\_day\_\_"),
        ("[optional]", "[optional]"),
        ("a@b, @home, 3 @ 5", "a&#64;b, @home, 3 @ 5"),
        ("www.example.com http://x", "www&#46;example.com http&#58;//x"),
        ("[a](b) ![c](d) [e][f] [g]: h", r"[a\](b) ![c\](d) [e\][f] [g\]: h"),
        ("5 > 3 < 4", r"5 > 3 \< 4"),
        ("<b>*x*</b> `y` | \\", r"\<b>\*x\*\</b> \`y\` \| \\"),
    ],
)
def test_only_what_would_be_markup_is_escaped(title, shown):
    assert escape(title) == shown


@given(st.text(alphabet="<>&`*_[]()|\\~$#!:;+-=1a.x /\u2028", max_size=14))
def test_escaped_text_is_read_back_as_it_was_by_a_reader_of_markdown(text):
    words = " ".join(text.replace("\u2028", " ").split())
    page = _READER.render(
        f"w {escape(text)} w\n\n**{escape(text)}** x\n\n- x: {escape(text)}\n\n{escape(f'>{text}')}\n"
    )
    assert not re.search(r"<(a|img|em|s|code|h\d|hr|blockquote|script)\b", page)
    first = re.sub(r"</?p>", "", page.splitlines()[0])
    assert " ".join(unescape(first).split()) == " ".join(f"w {words} w".split())


@given(mangled_plans(), st.data())
def test_any_text_is_served(text, data):
    compilation = check_text(text)
    schedules = build_schedules(compilation.plan, load_profile())
    offset = data.draw(st.integers(-1, len(text) + 1))
    card = explain_at(compilation, offset, schedules)
    if card is not None:
        assert card.text.strip()
        assert card.span.start <= offset <= card.span.end


@given(
    st.text(alphabet="<>&`*_[]()|\\~$#!\n\r\u2028\x00ab:/-. ", max_size=40), st.sampled_from(["anna", "mon a", "1x5"])
)
def test_texts_of_the_plan_are_shown_and_do_nothing(title, word):
    quoted = title.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ").replace("\r", " ")
    text = f'plan "x"\nathlete anna "{quoted}"\nsession a "{quoted}"\n  primary rdl 1x5\nweek 1\n  mon a\n'
    compilation = check_text(text)
    card = explain_at(compilation, text.index(word) + len(word) - 1, build_schedules(compilation.plan, load_profile()))
    told = _CODE.sub("", card.text if card else "")
    assert not re.search(r"(?<!\\)<|(?<!\\)\]\(|\x00|\u2028", told)
    for line in told.splitlines():
        assert len(re.findall(r"(?<!\\)\|", line)) in (0, 3)
