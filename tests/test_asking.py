"""Any of the words typed: what is enough then, and what still binds."""

import pytest

from search.asking import typed
from search.fields import Field
from search.query import And, Not, Or, Phrase, Query, Word


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("storm harbour", Or((Word("storm"), Word("harbour")))),
        ("storm", Word("storm")),
        ("full-scale war", Or((Word("full"), Word("scale"), Word("war")))),
        ("full-scale", Or((Word("full"), Word("scale")))),
        ("full-sca*", Or((Word("full"), Word("sca", prefix=True)))),
        ("title:full-scale war", Or((Word("full", Field.TITLE), Word("scale", Field.TITLE), Word("war")))),
        ("U.S. O'Brien", Or((Word("U.S."), Word("O'Brien")))),
        ('"full-scale war" peace', Or((Phrase("full-scale war"), Word("peace")))),
        ("war peace -cease-fire", And((Or((Word("war"), Word("peace"))), Not(Word("cease-fire"))))),
        ("war -peace", And((Word("war"), Not(Word("peace"))))),
    ],
)
def test_any_of_the_words_is_enough(words: str, meant: Query) -> None:
    assert typed(words, any_of=True) == meant
