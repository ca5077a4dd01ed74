"""Which telling stands for a happening."""

from collections.abc import Sequence

from search.merging.likeness import Sketch
from search.vectors import dot, total

_PLAIN = 1.0
_CENTRAL = 2.0
_REPEATED = 0.05
_WRITTEN_OUT = 0.1
_STATED = 0.1
_SPOKEN = 0.1
_MOST_REPEATED = 5


def standing(sketches: Sequence[Sketch], repeated: Sequence[int]) -> int:
    """The place of the best sentence: plain and whole, near to what all tell, dated, said by many, and not spoken.

    `repeated` counts the articles that hold each sentence. Among equals the earliest published, then the first by id.
    """
    middle = total([sketch.words for sketch in sketches])
    length = len(sketches)

    def worth(place: int) -> float:
        sketch = sketches[place]
        return (
            _PLAIN * sketch.telling.plain
            + _CENTRAL * dot(sketch.words, middle) / length
            + _REPEATED * min(repeated[place] - 1, _MOST_REPEATED)
            + _WRITTEN_OUT * sketch.telling.written_out
            + _STATED * sketch.telling.on_the_day
            - _SPOKEN * sketch.telling.speech
        )

    narrow = min(sketch.telling.period.days for sketch in sketches)
    fit = [place for place in range(length) if sketches[place].telling.period.days == narrow]
    return min(fit, key=lambda place: (-round(worth(place), 9), sketches[place].telling.place_in_line))
