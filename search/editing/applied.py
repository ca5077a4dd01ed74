"""What of a ledger an archive has applied: noted in the archive itself, so that a writer sees what is still to do."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from search.decisions import Decision, article_of
from search.decisions.ledger import Decided
from search.engines.protocol import Engine

_KEY = "decisions"


@dataclass(frozen=True, slots=True)
class Applied:
    """The ledger that was applied."""

    digest: str = ""
    """Its hash; empty where not all of it was."""
    last: int = 0
    """The highest number ever given."""
    articles: tuple[str, ...] = ()
    """Those that its decisions were about."""

    @classmethod
    def read(cls, engine: Engine) -> "Applied":
        """What the archive notes."""
        noted = engine.notes().get(_KEY)
        if not noted:
            return cls()
        fields = json.loads(noted)
        return cls(fields["digest"], fields["last"], tuple(fields["articles"]))

    def after(self, decided: Decided) -> "Applied":
        """The same once this ledger is applied."""
        return Applied(decided.digest, max(self.last, decided.last), tuple(sorted(articles_of(decided.decisions))))

    @property
    def note(self) -> dict[str, str]:
        """As the archive notes it."""
        return {_KEY: json.dumps(asdict(self))}


def articles_of(decisions: Iterable[Decision]) -> set[str]:
    """The articles that decisions are about."""
    return {article for decision in decisions if (article := article_of(decision.what)) is not None}
