"""Long questions under short names, so that a page full of links does not repeat them in each.

The address of a page is always whole. A link from it to a near relative says `as=NAME`, which things it drops, and what
it adds; following it leads on to the whole address. The names live as long as the server, and the oldest are
forgotten.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

Pairs = tuple[tuple[str, str], ...]

_KEPT = 2_000
"""Questions remembered, of some thousand characters each."""
_LONG = 400
"""Characters from which on a question is worth a name."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page was asked, and its short name."""

    name: str
    pairs: Pairs

    def shortened(self, pairs: Sequence[tuple[str, str]]) -> Pairs:
        """These pairs by how they differ from the page's own."""
        dropped = (("drop", str(index)) for index, pair in enumerate(self.pairs) if pair not in pairs)
        return (("as", self.name), *dropped, *(pair for pair in pairs if pair not in self.pairs))


@dataclass(slots=True)
class Shorthand:
    """The long questions asked lately; shared by all threads."""

    _frames: OrderedDict[str, Pairs] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def frame(self, pairs: Pairs) -> Frame | None:
        """The name of a question, given now or before; None for one that is short enough."""
        if sum(len(name) + len(value) for name, value in pairs) < _LONG:
            return None
        name = blake2b(repr(pairs).encode(errors="surrogatepass"), digest_size=8).hexdigest()
        with self._lock:
            self._frames[name] = pairs
            self._frames.move_to_end(name)
            while len(self._frames) > _KEPT:
                self._frames.popitem(last=False)
        return Frame(name, pairs)

    def whole(self, name: str, dropped: Sequence[str]) -> Pairs | None:
        """What was asked under a name but for what is dropped; None where the name is not known (any more)."""
        with self._lock:
            pairs = self._frames.get(name)
        return pairs and tuple(pair for index, pair in enumerate(pairs) if str(index) not in dropped)
