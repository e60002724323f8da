"""A clock of zero, in every format: refused, or no clock at all."""

import pytest
from pydantic import ValidationError

from tenfold.formats.scenes import FORMATS, options_of

NO_CLOCK = {("cards", "seconds_each")}
"""Where nought says that nobody counts."""
CLOCKS = [
    (form.name, field)
    for form in FORMATS.values()
    for field in form.options.model_fields
    if "second" in field or "minute" in field
]


@pytest.mark.parametrize(("name", "field"), CLOCKS)
@pytest.mark.parametrize("value", [0, -1])
def test_a_clock_of_nothing(name, field, value):
    said = {"format": name, field: value}
    if (name, field) in NO_CLOCK and value == 0:
        assert getattr(options_of(said), field) == 0
        return
    with pytest.raises(ValidationError) as refused:
        options_of(said)
    assert field in {str(part) for one in refused.value.errors() for part in one["loc"]}


def test_every_format_with_a_clock_is_tried():
    assert {name for name, _ in CLOCKS} >= {"round", "turn", "topics", "pairs", "cards"}
