"""What pages choose from has words in both languages."""

from enum import EnumMeta

import pytest

from desktop.queries import enums
from desktop.queries.agency_now import AgencyState

ELSEWHERE = {"Element", "Band", "ComplaintStep", "IdeaStep"}
"""Named by the survey's form (`resources/survey.toml`), or by the buttons that do them."""
CHOICES = [
    value
    for name in enums.__all__
    if isinstance(found := getattr(enums, name), EnumMeta) and name not in ELSEWHERE
    for value in found
]


@pytest.mark.parametrize(
    "value", [*CHOICES, *AgencyState], ids=lambda value: f"{type(value).__name__}.{value}"
)
def test_every_choice_has_its_words(value):
    assert enums.words(value) != f"word.{value}"
    assert enums.words(value, "en") != f"word.{value}"


def test_two_choices_of_one_list_never_read_alike():
    for name in enums.__all__:
        found = getattr(enums, name)
        if isinstance(found, EnumMeta):
            assert len({enums.words(value) for value in found}) == len(found), name
