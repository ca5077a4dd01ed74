"""Every rule is tried on its own examples; the examples are the tests."""

import pytest

from search.extract.dates import find_dates
from search.extract.dates.grammar import Example
from search.extract.dates.rules import RULES
from search.model import Published, PublishedSource
from search.period import Period

CASES = [pytest.param(example, id=f"{rule.name}: {example.text}") for rule in RULES for example in rule.examples]


@pytest.mark.parametrize("example", CASES)
def test_a_rule_reads_its_examples(example: Example) -> None:
    head, _, rest = example.text.partition("[")
    phrase, _, tail = rest.partition("]")
    published = Published(Period.parse(example.published), PublishedSource.TOLD) if example.published else None
    found = find_dates(head + phrase + tail, published, None)
    told = [(date.text, date.value) for date in found]
    assert (phrase, example.value) in told


def test_every_rule_has_an_example() -> None:
    assert [rule.name for rule in RULES if not rule.examples] == []


def test_every_rule_has_its_own_name() -> None:
    names = [rule.name for rule in RULES]
    assert sorted(names) == sorted(set(names))
