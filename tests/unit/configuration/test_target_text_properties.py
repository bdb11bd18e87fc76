"""What holds of any text of a target: it is read or refused, and what is printed is read back."""

from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from quarterly.configuration.targets.text import TargetKind, TypedTarget, read_target
from quarterly.vocabulary.numbers import Unit, shown, trimmed


def amount(figure: str, **said: object) -> TypedTarget:
    return TypedTarget(kind=TargetKind.AMOUNT, low=Fraction(figure), high=Fraction(figure), **said)  # type: ignore[arg-type]


@given(st.text())
@example("٣")
@example("-" * 1000)
@example("9" * 10_000)
@example("at least " * 1000)
@example("1,111" * 1000)
def test_any_text_is_read_or_refused_with_a_value_error(text: str) -> None:
    try:
        assert isinstance(read_target(text), TypedTarget)
    except ValueError as error:
        assert "Type " in str(error)  # noqa: PT017 refusing is as good as reading


PIECES = st.sampled_from(
    [
        *("85", "-5", "1,072", "%", "£", "to", "-", "and", "between", "at", "least", "or", "more", "fewer", "than", ">", "<="),
        *("additional", "above", "national", "average", "baseline", "improve", "from", "tbc", "days", "per", "cent", "."),
    ]
)


@given(st.lists(PIECES, max_size=6), st.sampled_from(["", " "]))
def test_any_words_of_a_target_are_read_or_refused_with_a_value_error(pieces: list[str], between: str) -> None:
    try:
        read = read_target(between.join(pieces))
    except ValueError:
        return
    assert (read.low is None) == (read.high is None)
    assert read.low is None or read.high is None or (read.low < read.high) == (read.kind is TargetKind.RANGE)


FIGURES = st.decimals(-99_999, 99_999, places=2).map(Fraction)


@given(FIGURES, st.sampled_from(Unit))
def test_a_printed_figure_is_read_back(figure: Fraction, unit: Unit) -> None:
    assert read_target(f"{trimmed(figure)}{unit.symbol}") == amount(str(figure), percent=unit is Unit.PERCENT)


@given(st.integers(-10_000_000, 10_000_000))
def test_a_figure_printed_with_separators_is_read_back(figure: int) -> None:
    assert read_target(shown(figure, 0)) == amount(str(figure))


@given(FIGURES, FIGURES, st.sampled_from([" to ", "-", " – "]))
def test_a_printed_range_is_read_back(one: Fraction, other: Fraction, between: str) -> None:
    low, high = sorted((one, other))
    if low < high:
        read = read_target(f"{trimmed(low)}{between}{trimmed(high)}")
        assert (read.kind, read.low, read.high) == (TargetKind.RANGE, low, high)
