"""Edits side by side, and where things are after them."""

from gplang.lint.splice import Cut, Moved, is_orderly, pick, rewrite


def test_places_after_edits() -> None:
    cuts = [Cut(2, 2, "xx"), Cut(4, 6, ""), Cut(8, 9, "long")]
    text = rewrite("abcdefghij", cuts)
    assert text == "abxxcdghlongj"
    moved = Moved(cuts)
    assert [moved.before(at) for at in range(11)] == [0, 1, 2, 5, 6, 6, 6, 7, 8, 12, 13]
    assert [moved.behind(at) for at in range(11)] == [0, 1, 4, 5, 6, 6, 6, 7, 8, 12, 13]
    assert [moved.origin(at) for at in range(14)] == [0, 1, 2, 2, 2, 3, 6, 7, 8, 8, 8, 8, 9, 10]
    assert [Moved([]).origin(at) for at in range(3)] == [0, 1, 2]


def test_neighbours_do_not_clash_but_insertions_do() -> None:
    def picked(*cuts: Cut) -> int:
        return len(pick(cuts, lambda cut: (cut,)))

    assert picked(Cut(0, 2, "x"), Cut(2, 4, "y")) == 2
    assert picked(Cut(0, 2, "x"), Cut(1, 4, "y")) == 1
    assert picked(Cut(0, 2, "x"), Cut(2, 2, "y")) == 1
    assert picked(Cut(2, 2, "x"), Cut(2, 4, "y")) == 1
    assert picked(Cut(2, 2, "x"), Cut(3, 3, "y"), Cut(2, 2, "z")) == 2
    assert not is_orderly([Cut(0, 2, ""), Cut(1, 2, "")], 5)
