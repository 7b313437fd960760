"""A pattern that is compiled late is the pattern."""

import re

from gplang.patterns import late


def test_it_does_what_the_compiled_pattern_does() -> None:
    for pattern, flags in ((r"(?P<a>x+)(y)?", re.IGNORECASE), (r"[a-z]", 0)):
        ours, theirs = late(pattern, flags), re.compile(pattern, flags)
        for text in ("XXy", "axx b", ""):
            for _ in range(2):
                assert [each.span() for each in ours.finditer(text)] == [each.span() for each in theirs.finditer(text)]
                assert (ours.match(text) is None) == (theirs.match(text) is None)
                assert ours.sub("-", text) == theirs.sub("-", text)
        assert (ours.pattern, ours.flags, ours.groupindex) == (theirs.pattern, theirs.flags, theirs.groupindex)
