"""Collections of rows: names of columns, and rows that are damaged while the others are not."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from read_samples import BODY, read_file, readings

from search.errors import ReadError
from search.model import Article
from search.read import Failure, read


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = {"text": BODY}
    found = read_file(tmp_path, "a.jsonl", lines(good, '{"text": "cut o', good, "[1, 2]", "", "\x00\x01", good))
    assert [article.id for article in found.articles] == ["a.jsonl#1", "a.jsonl#3", "a.jsonl#7"]
    assert [failure.line for failure in found.of(Failure)] == [2, 4, 6]
    assert "a.jsonl, line 2: not valid JSON" in found.failures[0]
    assert "line 4: not a JSON object" in found.failures[1]


def test_a_file_whose_first_lines_are_broken_is_still_a_collection(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.jsonl", lines("garbage", "{", {"text": BODY}))
    assert (len(found.articles), len(found.failures)) == (1, 2)


def test_a_row_without_text_says_which_columns_there_are_and_the_cure(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.jsonl", lines({"titel": "Kai", "artikel": BODY}))
    assert "titel, artikel" in found.failure
    assert "--map text=COLUMN" in found.failure


def test_a_row_whose_text_is_empty_says_so(tmp_path: Path) -> None:
    assert "its text is empty" in read_file(tmp_path, "a.jsonl", lines({"title": "Quay", "text": " \n"})).failure


def test_unusual_columns_are_mapped(tmp_path: Path) -> None:
    row = {"titel": "Kai", "artikel": BODY, "fields": {"tag": "2024-03-06"}, "text": "teaser"}
    columns = {"text": "artikel", "title": "Titel", "published": "fields.tag"}
    article = read_file(tmp_path, "a.jsonl", lines(row), columns=columns).article
    assert (article.text, article.title) == (BODY, "Kai")
    assert article.published is not None
    assert article.published.period.edtf == "2024-03-06"


def test_the_outlet_is_the_site_when_nobody_names_it(tmp_path: Path) -> None:
    urls = ("https://www.Islander.example:443/wall", "islander.example/x")
    rows = lines(*({"text": BODY, "url": url} for url in urls))
    assert [article.source for article in read_file(tmp_path, "a.jsonl", rows).articles] == ["islander.example"] * 2


def test_mapping_a_field_that_does_not_exist_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no field 'txt'.*text, title"):
        read([tmp_path], columns={"txt": "artikel"})


def test_a_table_without_a_column_for_the_text_fails_once(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.csv", "kop,artikel\nx,y\nx,z\n")
    assert "kop, artikel" in found.failure
    assert "--map text=COLUMN" in found.failure


def test_cells_may_hold_line_breaks_quotes_and_commas(tmp_path: Path) -> None:
    text = 'He said: "Now, go."\n\nShe went.'
    out = io.StringIO()
    csv.writer(out).writerows([["title", "text"], ["One", text], ["Two", BODY]])
    first, second = read_file(tmp_path, "a.csv", out.getvalue()).articles
    assert first.text == text
    assert [first.id, second.id] == ["a.csv#2", "a.csv#5"], "rows are named by the line they begin on"


def test_a_quotation_mark_never_closed_costs_one_row(tmp_path: Path) -> None:
    rows = 'title,text\nOne,First text.\nTwo,"Second text.\nThree,Third text.\nFour,Fourth text.\n'
    found = read_file(tmp_path, "a.csv", rows)
    assert [article.title for article in found.articles] == ["One", "Three", "Four"]
    assert "line 3: a quotation mark is not closed" in found.failures[0]


def test_a_stray_mark_that_meets_the_next_rows_quotes_costs_one_row(tmp_path: Path) -> None:
    rows = 'title,text\nOne,"First, text.\nTwo,"Second, text."\nThree,"Third, text."\n'
    found = read_file(tmp_path, "a.csv", rows)
    assert [article.title for article in found.articles] == ["Two", "Three"]
    assert len(found.failures) == 1


def test_quotes_inside_a_cell_that_are_not_doubled_are_taken_as_they_come(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.csv", 'title,text\nOne,"He said "go" and went."\n')
    assert "go" in found.article.text


def test_a_row_with_more_cells_than_columns_is_not_cut_short(tmp_path: Path) -> None:
    found = read_file(tmp_path, "a.csv", "title,text\nOne,First, with a comma.\nTwo,Second.\n")
    assert [article.title for article in found.articles] == ["Two"]
    assert "line 2: has 3 cells, but the heading names 2 columns" in found.failures[0]


def test_nulls_in_a_table_become_spaces(tmp_path: Path) -> None:
    assert read_file(tmp_path, "a.csv", f"title,text\nO\0ne,{BODY[:60]}\0\n").article.title == "O ne"


def test_a_table_is_known_without_its_ending(tmp_path: Path) -> None:
    found = read_file(tmp_path, "export.txt", f"Date;Headline;Body\n2024-03-06;Quay;{BODY}\n")
    assert (found.article.title, found.article.text) == ("Quay", BODY)


def test_a_list_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps([{"title": str(number), "text": BODY} for number in range(4)], indent=1)
    found = read_file(tmp_path, "a.json", whole[: whole.rindex('"text"')])
    assert [article.title for article in found.articles] == ["0", "1", "2"]
    assert len(found.failures) == 1


def test_objects_that_follow_one_another_are_each_an_article(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"text": BODY, "title": str(number)}, indent=2) for number in range(3))
    found = read_file(tmp_path, "a.json", rows)
    assert [article.id for article in found.articles] == ["a.json#1", "a.json#2", "a.json#3"]


@pytest.mark.parametrize("content", ["[]", '{"articles": []}', "null", '"text"', "{}", "[1, 2]", '{"text": 1'])
def test_json_without_articles_is_a_failure(tmp_path: Path, content: str) -> None:
    found = read_file(tmp_path, "a.json", content)
    assert found.failures
    assert not found.articles


def test_json_nested_beyond_measure_is_a_failure(tmp_path: Path) -> None:
    deep = "[" * 200_000
    assert "nested too deeply" in read_file(tmp_path, "a.json", '{"text": ' + deep).failure
    found = read_file(tmp_path, "a.jsonl", lines('{"text": ' + deep + "}", {"text": BODY}))
    assert (len(found.articles), len(found.failures)) == (1, 1)


def test_ids_of_rows_are_kept_and_their_doubles_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines({"id": 7, "text": BODY}, {"id": "7", "text": "Another."}))
    found = readings(tmp_path)
    assert [article.id for article in found.articles] == ["7"]
    assert "line 2: its id '7' is already used above in the same file" in found.failures[0]


def test_a_packed_collection_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    rows = [{"id": str(number), "text": f"{number} {BODY}"} for number in range(3000)]
    packed = gzip.compress(lines(*rows).encode())
    found = read_file(tmp_path, "a.jsonl.gz", packed[: len(packed) // 2])
    assert 100 < len(found.articles) < 3000
    assert "damaged" in found.failures[-1]


def test_a_large_collection_is_read_as_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"

    def written() -> Iterator[str]:
        for number in range(200_000):
            yield json.dumps({"id": number, "text": BODY}) + "\n"

    with path.open("w") as stream:
        stream.writelines(written())
    first = [item for item in islice(read([path]), 5) if isinstance(item, Article)]
    assert [article.id for article in first] == ["0", "1", "2", "3", "4"]


def test_a_text_as_long_as_a_book_is_read_in_parts(tmp_path: Path) -> None:
    paragraphs = "".join(f"Paragraph {number} of the book, in {1500 + number % 500}.\n\n" for number in range(12_000))
    found = read_file(tmp_path, "book.txt", f"The Book\n\n{paragraphs}")
    assert len(found.articles) == 3
    assert [article.id for article in found.articles] == [f"book.txt#part-{number}" for number in (1, 2, 3)]
    assert "".join(article.text for article in found.articles).endswith(paragraphs)
    assert found.articles[1].title == "The Book (part 2 of 3)"
    assert all(article.text.endswith("\n\n") for article in found.articles)


@pytest.mark.parametrize(
    ("others", "day", "doubted"),
    [((), "2021-05-06", True), (("25/12/2020",), "2021-06-05", False), (("12/25/2020",), "2021-05-06", False)],
)
def test_a_date_that_can_be_two_days_is_named(
    tmp_path: Path, others: tuple[str, ...], day: str, *, doubted: bool
) -> None:
    rows = [{"text": BODY, "published": written} for written in ("05/06/2021", *others)]
    found = read_file(tmp_path, "a.jsonl", lines(*rows))
    published = found.articles[0].published
    assert published
    assert published.period.edtf == day
    assert any("2021-06-05" in warning for warning in found.warnings) == doubted
