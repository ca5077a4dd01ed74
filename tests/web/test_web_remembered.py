"""Key days are chosen once, until the archive changes."""

from pathlib import Path

import newsroom
import pytest

from search import Archive, ArchiveError, Filters, KeyDate
from web import create_app
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


def test_a_page_of_key_days_says_that_they_are_being_chosen_before_they_are(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.engine.write(newsroom.articles()[:3])
        client = create_app(archive, read_only=True).test_client()
        first, again = (client.get("/timeline?key=5", buffered=True).get_data(as_text=True) for _ in range(2))
    notice, days = first.find('class="working"'), first.find('key-days"')
    assert 0 < notice < days
    assert 'class="working"' not in again
    assert 'key-days"' in again


def test_a_page_is_sent_before_its_key_days_are_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> tuple[KeyDate, ...]:
        raise ArchiveError("the archive is damaged; dateline verify tells where")

    with Archive.open(tmp_path / "archive", create=True) as archive:
        archive.engine.write(newsroom.articles()[:3])
        monkeypatch.setattr(Archive, "key_dates", fail)
        page = create_app(archive, read_only=True).test_client().get("/timeline?key=5").get_data(as_text=True)
    assert 0 < page.find('class="working"') < page.find("dateline verify tells where")
