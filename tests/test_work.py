"""The measure that tests of effort use tells what is linear from what is not."""

from work import count_lines, growth


def test_a_loop_is_linear_and_two_are_quadratic() -> None:
    def once(size: int) -> None:
        for _ in range(size):
            pass

    def twice(size: int) -> None:
        for _ in range(size):
            once(size)

    assert 1.9 < growth(once, 100) < 2.1
    assert growth(twice, 100) > 3.5
    assert count_lines(lambda: once(10)) < count_lines(lambda: once(20))
