"""Key days are chosen once, until the archive changes."""

from pathlib import Path

import newsroom
import pytest

from search import Archive, Filters, KeyDate
from web.remembered import KeyDays


def test_key_days_are_chosen_anew_only_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[int] = []
    choose = Archive.key_dates

    def counted(archive: Archive, count: int, words: str, filters: Filters, *, any_of: bool) -> tuple[KeyDate, ...]:
        chosen.append(count)
        return choose(archive, count, words, filters, any_of=any_of)

    monkeypatch.setattr(Archive, "key_dates", counted)
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.engine.write(newsroom.articles()[:3])
        remembered = KeyDays()
        everything = ("", Filters(), False)
        first = remembered.of(archive, 5, everything)
        assert remembered.of(archive, 5, everything) == first
        assert remembered.of(archive, 3, everything) == first[:3]
        assert chosen == [40]
        remembered.of(archive, 60, everything)
        assert chosen == [40, 60]
        archive.engine.write(remove=["bridge.json"])
        assert remembered.of(archive, 5, everything) != first
        assert chosen == [40, 60, 40]
