"""Is an answer given again only to the same question?"""

from adapters.remembered import of_the_last


def test_the_last_answer_is_given_again_to_equal_arguments_and_to_no_others() -> None:
    asked: list[tuple[list[int], int]] = []

    @of_the_last
    def total(numbers: list[int], more: int = 0) -> int:
        asked.append((numbers, more))
        return sum(numbers) + more

    answers = [total([1, 2]), total([1, 2]), total([1, 2], more=3), total([1, 2], more=4), total([1, 3], more=4), total([1, 2])]
    assert answers == [3, 3, 6, 7, 8, 3]
    assert asked == [([1, 2], 0), ([1, 2], 3), ([1, 2], 4), ([1, 3], 4), ([1, 2], 0)]


def test_what_failed_is_asked_again() -> None:
    numbers = iter([0, 4])
    shares = of_the_last(lambda whole: whole / next(numbers))
    try:
        shares(2)
    except ZeroDivisionError:
        assert shares(2) == 0.5
