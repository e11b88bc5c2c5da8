"""The satisfaction survey (SKM): nine elements by key, the index, its band, the weakest elements, the sample.

Source of all of it: PermenPANRB 14/2017, annex. Hand-checked figures stand in tests/rules/test_skm.py.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

HUNDREDTH = Decimal("0.01")
THOUSANDTH = Decimal("0.001")
SCORES = range(1, 5)
"""Not good, less than good, good, very good."""
TIMES = 25
"""Takes the scale of the answers to that of the index."""
LOWEST = 3


class Element(StrEnum):
    """What is asked about; stored by this key, never by a place in a list, since lists differ in theirs."""

    REQUIREMENTS = "requirements"
    PROCEDURE = "procedure"
    TIME = "completion_time"
    COST = "cost"
    PRODUCT = "product"
    COMPETENCE = "competence"
    CONDUCT = "conduct"
    FACILITIES = "facilities"
    COMPLAINTS = "complaint_handling"


class Numbering(StrEnum):
    """Which element is U8 and which U9: questionnaires and the regulation's own list disagree."""

    FORM = "form"
    """Facilities are U8, complaints U9, as on most questionnaires."""
    REGULATION = "regulation"
    """Complaints are U8, facilities U9."""


class Weight(StrEnum):
    """How much one of nine elements weighs."""

    EXACT = "exact"
    """One ninth: the index reaches 100."""
    OLD = "old_rounded"
    """The rounded 0,11 of older forms: the index ends at 99."""


WEIGHTS = {Weight.EXACT: Fraction(1, 9), Weight.OLD: Fraction(11, 100)}


class Band(StrEnum):
    """Quality of the service, by the index."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


LOWER_BOUNDS = ((Band.A, Decimal("88.31")), (Band.B, Decimal("76.61")), (Band.C, Decimal("65.00")))
"""What is below all of them is D. The regulation's upper bounds leave holes, so they are not asked."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers to one element: how many there are, and the sum of their scores."""

    answers: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class ElementScore:
    """One element's mean score (NRR) and the mean times its weight; three decimals, None without an answer."""

    element: Element
    answers: int
    mean: Decimal | None
    weighted: Decimal | None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """What the answers of a period come to.

    Attributes:
        index: two decimals, 25 to 100 (24.75 to 99 by the old weight); None where an element has no answer at all.
        band: of the index; None without one.
        elements: all nine, in the order of their numbers.
        lowest: the three with the lowest means, lowest first; more where others are as low as the third.
        tied: whether it is more than three.
        weight: by which weight.
    """

    index: Decimal | None
    band: Band | None
    elements: tuple[ElementScore, ...]
    lowest: tuple[Element, ...]
    tied: bool
    weight: Weight


def numbered(numbering: Numbering = Numbering.FORM) -> dict[str, Element]:
    """Return the elements by their numbers, U1 to U9."""
    order = list(Element)
    if numbering is Numbering.REGULATION:
        order[-2:] = reversed(order[-2:])
    return {f"U{place}": element for place, element in enumerate(order, start=1)}


def tally(sheets: Iterable[Mapping[Element, int]]) -> dict[Element, Tally]:
    """Return the answers of sheets by element; an element that a sheet does not name was skipped there."""
    counts = dict.fromkeys(Element, 0)
    totals = dict.fromkeys(Element, 0)
    for sheet in sheets:
        for element, score in sheet.items():
            counts[element] += 1
            totals[element] += score
    return {element: Tally(counts[element], totals[element]) for element in Element}


def satisfaction(
    tallies: Mapping[Element, Tally],
    weight: Weight = Weight.EXACT,
    numbering: Numbering = Numbering.FORM,
) -> Satisfaction | None:
    """Return the index of a period and what it is made of; None without any answer.

    The mean of an element (NRR) is over the answers given to it. All is counted exactly, and rounded half up
    once: the index to two decimals, and only then compared with the bands.
    """
    order = tuple(numbered(numbering).values())
    share = WEIGHTS[weight]
    means = {
        element: Fraction(tallies[element].total, tallies[element].answers)
        for element in order
        if element in tallies and tallies[element].answers
    }
    if not means:
        return None
    index = rounded(sum(means.values()) * share * TIMES) if len(means) == len(Element) else None
    lowest = _lowest(means)
    return Satisfaction(
        index=index,
        band=None if index is None else band_of(index),
        elements=tuple(
            ElementScore(
                element,
                tallies.get(element, Tally()).answers,
                rounded(means[element], THOUSANDTH) if element in means else None,
                rounded(means[element] * share, THOUSANDTH) if element in means else None,
            )
            for element in order
        ),
        lowest=lowest,
        tied=len(lowest) > LOWEST,
        weight=weight,
    )


def _lowest(means: Mapping[Element, Fraction]) -> tuple[Element, ...]:
    """Return the lowest three, and those as low as the third; elements of one mean by their numbers."""
    ordered = sorted(means, key=lambda element: means[element])
    limit = means[ordered[min(LOWEST, len(ordered)) - 1]]
    return tuple(element for element in ordered if means[element] <= limit)


def rounded(value: Fraction | int, to: Decimal = HUNDREDTH) -> Decimal:
    """Return an exact value half up to so many decimals."""
    exact = Fraction(value)
    steps = (exact / Fraction(to) * 2 + 1) // 2
    return (Decimal(int(steps)) * to).quantize(to)


def band_of(index: Decimal) -> Band:
    """Return the band of an index, which is rounded half up to two decimals first."""
    with localcontext() as context:  # whose own precision may be too short for the number
        context.prec = 60
        shown = index.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)
    return next((band for band, bound in LOWER_BOUNDS if shown >= bound), Band.D)


class SampleMethod(StrEnum):
    """How many of all who were served must be asked."""

    KREJCIE_MORGAN = "krejcie_morgan"
    SLOVIN = "slovin"


CHI_SQUARE = Fraction("3.841")
HALF_TIMES_HALF = Fraction(1, 4)
ERROR_SQUARED = Fraction("0.0025")
PUBLISHED = {100_000: 384}
"""The one row of the printed table that its own formula, rounded half up, does not give (383)."""


def sample_size(population: int, method: SampleMethod = SampleMethod.KREJCIE_MORGAN) -> int:
    """Return how many answers a population needs at 5 % error; 0 for none.

    Source: Krejcie and Morgan (1970), s = X²NP(1-P) / (d²(N-1) + X²P(1-P)) with X² = 3.841, P = 0.5, d = 0.05;
    Slovin, n = N / (1 + N·0.05²). Both rounded half up.
    """
    if population <= 0:
        return 0
    if method is SampleMethod.SLOVIN:
        return int(rounded(population / (1 + population * ERROR_SQUARED), Decimal(1)))
    spread = CHI_SQUARE * HALF_TIMES_HALF
    needed = spread * population / (ERROR_SQUARED * (population - 1) + spread)
    return PUBLISHED.get(population, int(rounded(needed, Decimal(1))))
