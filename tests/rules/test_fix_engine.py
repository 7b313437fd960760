"""Fixes that no rule should offer, and those that get in each other's way."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest

from gplang.diagnostics import Applicability, Diagnostic, Edit, Fix, Label, Severity
from gplang.lint.fix import LEAST_CHECKS, MOST_CHECKS, MOST_PASSES, MOST_WORK, NO_CURE, Fixed, apply_fixes
from gplang.source import Location, SourceText, Span
from work import growth

Rule = Callable[[SourceText], Iterator[Diagnostic]]


def found(
    source: SourceText, span: tuple[int, int], *fixes: Fix, code: str = "T1", severity: Severity = Severity.ADVICE
) -> Diagnostic:
    return Diagnostic(code, "test", severity, f"message of {code}", (Label(Location(source, Span(*span))),), "", fixes)


def fix(source: SourceText, *edits: tuple[int, int, str], safe: bool = True, title: str = "mend") -> Fix:
    applicability = Applicability.SAFE if safe else Applicability.UNSAFE
    return Fix(title, tuple(Edit(Location(source, Span(s, e)), text) for s, e, text in edits), applicability)


def swap(old: str, new: str, code: str = "T1", safe: bool = True) -> Rule:
    """Say to write `new` wherever `old` stands."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for match in re.finditer(re.escape(old), source.text):
            start, end = match.span()
            yield found(source, (start, end), fix(source, (start, end, new), safe=safe), code=code)

    return rule


def error(word: str, code: str = "E1") -> Rule:
    """Say that a word is an error."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for match in re.finditer(re.escape(word), source.text):
            yield found(source, match.span(), code=code, severity=Severity.ERROR)

    return rule


def mend(text: str, *rules: Rule, unsafe: bool = False) -> tuple[Fixed, int]:
    """Return what becomes of a text, and how often it was checked."""
    checked: list[str] = []

    def check(source: SourceText) -> Sequence[Diagnostic]:
        checked.append(source.text)
        return [each for rule in rules for each in rule(source)]

    return apply_fixes(SourceText("plan.gpl", text), check, unsafe=unsafe), len(checked)


def codes(fixed: Fixed) -> list[str]:
    return [change.code for change in fixed.applied]


def test_nothing_to_do() -> None:
    fixed, checks = mend("abc", error("b"))
    assert (fixed.text, fixed.applied, fixed.refused, fixed.passes, checks) == ("abc", (), (), 0, 1)
    assert [each.code for each in fixed.remaining] == ["E1"]


def test_one_check_for_a_batch() -> None:
    fixed, checks = mend("a b a b a", swap("a", "xx"), swap("b", "", "T2"))
    assert (fixed.text, fixed.passes, checks) == ("xx  xx  xx", 1, 2)
    assert codes(fixed) == ["T1", "T2", "T1", "T2", "T1"]
    assert fixed.remaining == ()


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    rules = (swap("a", "x"), swap("b", "y", "T2", safe=False))
    assert mend("ab", *rules)[0].text == "xb"
    assert mend("ab", *rules, unsafe=True)[0].text == "xy"


def test_of_several_offers_the_first_one_that_may_be_applied() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if source.text == "a":
            yield found(source, (0, 1), fix(source, (0, 1, "u"), safe=False), fix(source, (0, 1, "s")))

    assert mend("a", rule)[0].text == "s"
    assert mend("a", rule, unsafe=True)[0].text == "u"


def test_a_fix_that_reaches_into_another_file_is_left_out_whole() -> None:
    other = SourceText("plan.gpl", "abc")

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        both = (*fix(source, (0, 1, "x")).edits, *fix(other, (0, 1, "x")).edits)
        yield found(source, (0, 1), Fix("both", both, Applicability.SAFE))
        yield found(other, (0, 1), fix(other, (0, 1, "x")))

    fixed, checks = mend("abc", rule)
    assert (fixed.text, fixed.applied, checks) == ("abc", (), 1)


def test_all_edits_of_a_fix_or_none() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if "b" in source.text:
            yield found(source, (1, 2), fix(source, (1, 2, "B")), code="T1")
        if "a" in source.text:
            yield found(source, (0, 1), fix(source, (4, 5, "E"), (0, 1, "A")), code="T2")
        if "d" in source.text:
            yield found(source, (0, 1), fix(source, (3, 5, "DE")), code="T3")

    fixed, _ = mend("abcde", rule)
    assert (fixed.text, codes(fixed), fixed.passes) == ("ABcDE", ["T2", "T1", "T3"], 2)


def test_the_first_of_two_that_overlap_goes_first() -> None:
    fixed, checks = mend("abc", swap("bc", "y", "T2"), swap("ab", "x"))
    assert (fixed.text, codes(fixed), checks) == ("xc", ["T1"], 2)


def insert_once(line: str, code: str) -> Rule:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if line not in source.text:
            end = source.line_span(1).end
            yield found(source, (0, 1), fix(source, (end, end, f"\n{line}")), code=code)

    return rule


def test_two_insertions_in_one_place_come_one_after_the_other() -> None:
    fixed, checks = mend("head\ntail", insert_once("one", "T1"), insert_once("two", "T2"))
    assert (fixed.text, checks) == ("head\ntwo\none\ntail", 3)


def test_an_insertion_waits_for_the_word_beside_it() -> None:
    fixed, checks = mend("head\ntail", insert_once("one", "T1"), swap("head", "HEAD", "T2"))
    assert (fixed.text, checks) == ("HEAD\none\ntail", 3)


def test_two_insertions_of_one_fix_keep_their_order() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        if source.text == "ac":
            yield found(source, (0, 1), fix(source, (1, 1, "z"), (1, 1, "b"), (1, 2, "C")))

    assert mend("ac", rule)[0].text == "azbC"


def test_what_two_findings_want_is_done_once_and_told_twice() -> None:
    fixed, checks = mend("head\ntail", insert_once("one", "T1"), insert_once("one", "T2"))
    assert (fixed.text, codes(fixed), checks) == ("head\none\ntail", ["T1", "T2"], 2)


@pytest.mark.parametrize("start", ["a", "b"])
def test_fixes_that_undo_each_other_leave_the_text_alone(start: str) -> None:
    fixed, checks = mend(start, swap("a", "b"), swap("b", "a", "T2"))
    assert (fixed.text, fixed.applied, checks) == (start, (), 3)
    assert len(fixed.remaining) == 1


def test_what_was_done_before_two_fixes_began_to_undo_each_other_stays() -> None:
    fixed, _ = mend("s 1", swap("s", "a", "T0"), swap("a", "b"), swap("b", "a", "T2"), swap("1", "2", "T3"))
    assert (fixed.text, codes(fixed)) == ("a 2", ["T0", "T3"])
    again, _ = mend(fixed.text, swap("a", "b"), swap("b", "a", "T2"), swap("1", "2", "T3"))
    assert again.text == fixed.text


def test_a_fix_that_changes_nothing_is_none() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        yield found(source, (0, 1), fix(source, (0, 1, "a")))
        yield found(source, (0, 1), fix(source, (0, 1, ""), (1, 1, "a")))
        yield found(source, (0, 1), fix(source))

    fixed, checks = mend("abc", rule)
    assert (fixed.text, fixed.applied, fixed.passes, checks) == ("abc", (), 0, 1)


@pytest.mark.parametrize("edits", [((2, 1, "x"),), ((-1, 1, "x"),), ((2, 9, "x"),), ((0, 2, "x"), (1, 3, "y"))])
def test_a_fix_that_is_none_is_passed_over(edits: tuple[tuple[int, int, str], ...]) -> None:
    fixed, checks = mend("abc", lambda source: iter([found(source, (0, 1), fix(source, *edits))]))
    assert (fixed.text, fixed.applied, checks) == ("abc", (), 1)


@pytest.mark.parametrize(("at", "text"), [(0, "more\n"), (4, "\nmore")])
def test_a_fix_that_mends_nothing_is_refused(at: int, text: str) -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        start = source.text.index("head")
        yield found(source, (start, start + 4), fix(source, (start + at, start + at, text)))

    fixed, checks = mend("x\nhead\nx", rule, swap("x", "yy", "T2"), swap("yy", "z", "T3"))
    assert fixed.text == "z\nhead\nz"
    assert [(refusal.change.code, refusal.reason) for refusal in fixed.refused] == [("T1", NO_CURE)]
    assert checks == 4


def test_only_useless_fixes_leave_the_text_alone() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        yield found(source, (0, 1), fix(source, (0, 0, "x")))

    fixed, checks = mend("abc", rule)
    assert (fixed.text, fixed.applied, fixed.passes, checks) == ("abc", (), 1, 2)
    assert [refusal.reason for refusal in fixed.refused] == [NO_CURE]


def test_endless_growth_is_cut_off() -> None:
    def rule(source: SourceText) -> Iterator[Diagnostic]:
        end = len(source.text)
        yield found(source, (0, 1), fix(source, (end, end, "x"), title=f"add the {end}th"))

    fixed, checks = mend("x", rule)
    assert (fixed.passes, len(fixed.applied), checks) == (MOST_PASSES, MOST_PASSES, MOST_PASSES + 1)


# ---- one unsafe fix of a block at a time


def once_each(*words: str, code: str = "T1") -> Rule:
    """Say to write for each `x` the first word that its block has not yet."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for block in re.finditer(r"session(?:(?!session).)*", source.text, re.DOTALL):
            free = [word for word in words if word not in block[0]]
            for match in re.finditer("x", block[0]):
                start, end = (block.start() + at for at in match.span())
                yield found(source, (start, end), fix(source, (start, end, free[0]), safe=False), code=code)

    return rule


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unsafe_fixes_of_a_block_see_what_the_others_did(end: str) -> None:
    text = "".join(f"session {n}{end}  x{end}  x{end}  x{end}" for n in range(30))
    fixed, checks = mend(text, once_each("a", "b", "c"), unsafe=True)
    assert fixed.text == "".join(f"session {n}{end}  a{end}  b{end}  c{end}" for n in range(30))
    assert (fixed.passes, checks) == (3, 4)


def test_those_of_the_language_and_safe_ones_go_together() -> None:
    assert mend("session\n  x x x", once_each("a", "b", "c", code="E001"), unsafe=True)[0].text == "session\n  a a a"
    own = mend("session\n  x x x", once_each("a", "b", "c", code="EX1"), unsafe=True)[0]
    assert own.text == "session\n  a b c", "a package's code that begins with E is no code of the language"
    assert mend("session\n  x x x", swap("x", "y"), unsafe=True)[0].passes == 1


# ---- fixes that trade one finding for another


def say(word: str, code: str, severity: Severity = Severity.ADVICE, whom: str = "") -> Rule:
    """Say something of a word, of some athletes."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for match in re.finditer(word, source.text):
            said = found(source, match.span(), code=code, severity=severity)
            yield replace(said, whom=frozenset(whom.split()), message=f"{code} of {source.text}")

    return rule


def trade(old: str, new: str, severity: Severity = Severity.WARNING, costs: str = "") -> Rule:
    """Say to train `new` in place of `old`."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        for match in re.finditer(old, source.text):
            mended = fix(source, (*match.span(), new), safe=False)._replace(costs=frozenset(costs.split()))
            yield found(source, match.span(), mended, severity=severity)

    return rule


def reasons(fixed: Fixed) -> list[str]:
    return [refusal.reason.partition(" of ")[0] for refusal in fixed.refused]


@pytest.mark.parametrize("severity", list(Severity))
def test_a_fix_may_bring_only_what_is_less_grave_than_its_finding(severity: Severity) -> None:
    fixed, _ = mend("session\n  a", trade("a", "b"), say("b", "T2", severity), unsafe=True)
    is_less = severity is Severity.ADVICE
    assert fixed.text == f"session\n  {'b' if is_less else 'a'}"
    assert len(fixed.refused) == (not is_less)


def test_the_culprit_is_found_and_the_others_are_applied() -> None:
    text = "".join(f"session {n}\n  {'A' if n in (5, 11) else 'O'}\n" for n in range(20))
    fixed, checks = mend(text, trade("A", "B"), trade("O", "P"), say("B", "T2", Severity.WARNING), unsafe=True)
    assert fixed.text == text.replace("O", "P")
    assert reasons(fixed) == ["T2: T2"] * 2
    assert checks < 20


def test_what_the_last_fix_brought_is_not_laid_on_the_next_one() -> None:
    rules = (trade("A", "B"), trade("C", "D", Severity.ADVICE), trade("E", "F", Severity.ADVICE))
    text = "session\n  A\nsession\n  C\nsession\n  E\n"
    fixed, _ = mend(text, *rules, say("B", "T2"), say("F", "T3"), unsafe=True)
    assert (fixed.text, reasons(fixed)) == ("session\n  B\nsession\n  D\nsession\n  E\n", ["T3: T3"])


def test_costs_that_are_declared_are_paid_and_others_are_not() -> None:
    for cost, expected in (("T2", "b"), ("T3", "a"), ("T2 T3", "b")):
        fixed, _ = mend("a", trade("a", "b", costs=cost), say("b", "T2", Severity.WARNING), unsafe=True)
        assert fixed.text == expected


def test_what_was_there_may_move_and_be_told_in_other_words() -> None:
    rules = (trade("a", "b\n  much\n  more"), say("x", "T2", Severity.WARNING))
    assert mend("session\n  x\n  a\n  x\n", *rules, unsafe=True)[0].text.count("more") == 1


def test_another_line_of_the_block_may_be_named_and_another_block_may_not() -> None:
    rules = (trade("a x", "b y"), trade("a y", "b x"), say("x", "T2", Severity.WARNING))
    assert mend("session\n  a x\n  a y\n", *rules[:2], say("b", "T3"), unsafe=True)[0].text.count("b") == 2
    there = mend("session\n  k\n  x\n", trade("k\n  x", "x\n  y"), rules[2], unsafe=True)[0]
    assert there.text == "session\n  x\n  y\n"
    elsewhere = mend("session\n  k\nathlete\n  k\n  x\n", swap_blocks("k", "x"), rules[2], unsafe=True)[0]
    assert elsewhere.text == "session\n  k\nathlete\n  k\n  x\n"


def swap_blocks(old: str, new: str) -> Rule:
    """Say to write one word where the other stands, and the other way round."""

    def rule(source: SourceText) -> Iterator[Diagnostic]:
        one, other = source.text.index(old), source.text.index(new)
        if one < other:
            edits = ((one, one + 1, new), (other, other + 1, old))
            yield found(source, (one, one + 1), fix(source, *edits, safe=False), severity=Severity.WARNING)

    return rule


def test_weeks_are_one_block() -> None:
    text = "week 1\n  y\nweek 2\n  x\n"
    fixed, _ = mend(text, swap_blocks("y", "x"), say("x", "T2", Severity.WARNING), unsafe=True)
    assert fixed.text == "week 1\n  x\nweek 2\n  y\n"


def test_the_same_finding_for_one_more_athlete_is_new() -> None:
    warning = Severity.WARNING
    fewer = (say("a", "T2", warning, "anna ben"), say("b", "T2", warning, "ben"))
    more = (say("a", "T2", warning, "ben"), say("b", "T2", warning, "anna ben"))
    assert mend("session\n  a", trade("a", "b"), *fewer, unsafe=True)[0].text == "session\n  b"
    assert mend("session\n  a", trade("a", "b"), *more, unsafe=True)[0].text == "session\n  a"


def test_what_a_safe_fix_mends_next_is_no_trade() -> None:
    rules = (trade("a", "b"), swap("b", "c", "T2"))
    assert mend("a", *rules, unsafe=True)[0].text == "c"


def test_what_comes_to_light_with_the_language_is_no_trade() -> None:
    def count(source: SourceText) -> Iterator[Diagnostic]:
        if "typo" not in source.text:
            yield found(source, (0, 1), code="T3", severity=Severity.WARNING)

    rules = (swap("typo", "word", "E001", safe=False), error("typo"), trade("a", "b"), count)
    fixed, checks = mend("session\n  typo\n  a\n", *rules, unsafe=True)
    assert (fixed.text, codes(fixed), checks) == ("session\n  word\n  b\n", ["E001", "T1"], 3)


def test_safe_fixes_are_not_held_to_it() -> None:
    assert mend("a", swap("a", "b"), say("b", "T2", Severity.WARNING))[0].text == "b"


def test_many_trades_end_by_the_number_of_checks() -> None:
    text = "session\n  a\n" * 200
    fixed, checks = mend(text, trade("a", "b"), say("b", "T2", Severity.WARNING), unsafe=True)
    assert (fixed.text, checks) == (text, MOST_CHECKS)


# ---- errors


def test_a_fix_that_brings_an_error_is_refused_and_the_others_are_not() -> None:
    text = "\n".join(f"line {number}: {'bad' if number in (7, 60) else 'old'}" for number in range(100))
    fixed, checks = mend(text, swap("old", "new"), swap("bad", "broken", "T2"), error("broken"))
    assert fixed.text == text.replace("old", "new")
    assert {(refusal.change.code, refusal.reason) for refusal in fixed.refused} == {("T2", "E1: message of E1")}
    assert checks < 30
    assert {each.code for each in fixed.remaining} == {"T2"}


def test_an_error_that_was_there_may_stay_wherever_it_moves() -> None:
    rules = (swap("old", "much\nnewer"), error("wrong"))
    assert mend("old\nwrong\nold wrong", *rules)[0].text == "much\nnewer\nwrong\nmuch\nnewer wrong"


def test_the_same_error_in_another_place_is_a_new_one() -> None:
    fixed, _ = mend("wrong\nold", swap("old", "wrong!"), swap("wrong\n", "right\n", "T2"), error("wrong"))
    assert fixed.text == "right\nold"


def test_an_error_may_come_to_light_on_a_line_that_had_one() -> None:
    assert mend("first\nb", swap("first", "second"), error("first"), error("second", "E2"))[0].text == "second\nb"
    assert mend("first\nb", swap("first", "2nd 2nd"), error("first"), error("2nd", "E2"))[0].text == "first\nb"


def test_errors_in_other_files_count() -> None:
    other = SourceText("other.gpl", "abc")

    def elsewhere(source: SourceText) -> Iterator[Diagnostic]:
        if "new" in source.text:
            yield found(other, (0, 1), severity=Severity.ERROR, code="E9")

    fixed, _ = mend("old", swap("old", "new"), elsewhere)
    assert (fixed.text, [refusal.reason for refusal in fixed.refused]) == ("old", ["E9: message of E9"])


def test_two_fixes_that_only_together_bring_an_error() -> None:
    def both(source: SourceText) -> Iterator[Diagnostic]:
        if "x" in source.text and "y" in source.text:
            yield found(source, (0, 1), severity=Severity.ERROR, code="E1")

    fixed, _ = mend("a b c", swap("a", "x"), swap("b", "y", "T2"), swap("c", "z", "T3"), both)
    assert (fixed.text, codes(fixed)) == ("x b z", ["T1", "T3"])


def test_what_is_refused_is_not_tried_again() -> None:
    fixed, checks = mend("bad one", swap("bad", "broken"), error("broken"), swap("one", "two"), swap("two", "three"))
    assert (fixed.text, checks) == ("bad three", 5)
    assert len(fixed.refused) == 1


def test_a_refused_fix_whose_finding_is_mended_otherwise_is_not_told() -> None:
    fixed, _ = mend("x bad", swap("bad", "broken"), error("broken"), swap("x", "y", "T2"), swap("y bad", "good", "T3"))
    assert (fixed.text, fixed.refused) == ("good", ())


@pytest.mark.parametrize(("work", "most"), [(0, MOST_CHECKS), (MOST_WORK // 15, 15), (MOST_WORK, LEAST_CHECKS + 1)])
def test_of_a_large_plan_fewer_texts_are_checked(work: int, most: int) -> None:
    found = (swap("bad", "broken"), error("broken"))
    checked: list[str] = []

    def check(source: SourceText) -> list[Diagnostic]:
        checked.append(source.text)
        return [each for rule in found for each in rule(source)]

    source = SourceText("plan.gpl", "bad\n" * 300)
    fixed = apply_fixes(source, check, unsafe=True, weigh=lambda _: work)
    assert (len(checked), fixed.left + len(fixed.refused)) == (most, 300)


def test_of_a_large_plan_the_others_are_applied_where_one_is_refused() -> None:
    text = "\n".join(f"line {number}: {'bad' if number == 70 else 'old'}" for number in range(100))
    checked: list[str] = []

    def check(source: SourceText) -> list[Diagnostic]:
        checked.append(source.text)
        rules = (swap("old", "new"), swap("bad", "broken", "T2"), error("broken"))
        return [each for rule in rules for each in rule(source)]

    fixed = apply_fixes(SourceText("plan.gpl", text), check, unsafe=True, weigh=lambda _: MOST_WORK)
    assert (fixed.text, len(checked), fixed.left) == (text.replace("old", "new"), 3, 1)


def test_many_refused_fixes_end_by_the_number_of_checks() -> None:
    fixed, checks = mend("bad\n" * 300, swap("bad", "broken"), error("broken"))
    assert (fixed.text, checks) == ("bad\n" * 300, MOST_CHECKS)


# ---- costs


def test_thousands_of_fixes_in_a_long_text_take_one_pass() -> None:
    def mend_many(blocks: int) -> None:
        text = ("  primary long-name 4x5 @rir2\n" * 10 + "\n") * blocks
        fixed, checks = mend(text, swap("long-name", "rdl"))
        assert (len(fixed.applied), checks) == (10 * blocks, 2)

    assert growth(mend_many, 40) < 2.5
