"""Texts in any encoding come out as the words they were."""

import json
from pathlib import Path

import pytest
from read_samples import BODY, read_file

FRENCH = (
    "Le ministre a déclaré à l\u2019Assemblée que l\u2019été 2023 avait été «\xa0très difficile\xa0». "
    "Les députés ont protesté."
)
POLISH = "Prezydent powiedział w środę, że żołnierze wrócą. Także ósmego dnia świętowano. Największą część podzielono."
RUSSIAN = "Президент заявил в пятницу, что переговоры продолжатся на следующей неделе. Делегации в Женеве. " * 3
GREEK = "Ο πρόεδρος δήλωσε την Παρασκευή ότι οι συνομιλίες θα συνεχιστούν. " * 4  # noqa: RUF001 - Greek it is
JAPANESE = "大統領は金曜日に、交渉は来週も続くと述べた。代表団はジュネーブで会談する。" * 5
CHINESE = "总统周五表示，谈判将在下周继续进行。代表团将在日内瓦会面。" * 8  # noqa: RUF001 - Chinese commas
QUOTES = "\u201cWe won\u2019t pay\u201d \u2013 that was the mayor\u2019s answer on Friday."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (QUOTES, "cp1252"),
        (QUOTES, "utf-8"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "cp1253"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
    ],
)
def test_text(tmp_path: Path, text: str, encoding: str) -> None:
    assert read_file(tmp_path, "a.txt", text.encode(encoding)).article.text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_rows(tmp_path: Path, encoding: str) -> None:
    rows = json.dumps({"title": "Été", "text": FRENCH}, ensure_ascii=False) + "\n"
    table = f'title,text\r\nÉté,"{FRENCH}"\r\n'
    for name, content in (("a.jsonl", rows), ("a.json", rows), ("a.csv", table)):
        article = read_file(tmp_path, name, content.encode(encoding)).article
        assert (article.title, article.text) == ("Été", FRENCH), name


def test_one_damaged_place_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    text = "Café, naïve, Zürich, \u201cquoted\u201d, Øre. " * 20
    raw = text.encode() + b" M\xfcnchen."
    assert read_file(tmp_path, "a.txt", raw).article.text == text + " München."


def test_rows_in_two_encodings_each_come_out_right(tmp_path: Path) -> None:
    row = json.dumps({"title": "Été", "text": FRENCH}, ensure_ascii=False) + "\n"
    found = read_file(tmp_path, "a.jsonl", row.encode() * 3 + row.encode("cp1252"))
    assert [article.text for article in found.articles] == [FRENCH] * 4


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_are_all_alike(tmp_path: Path, ending: str) -> None:
    assert read_file(tmp_path, "a.txt", f"One{ending}{ending}{BODY}").article.text == f"One\n\n{BODY}"


def test_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    text = f"\n  Leading space\n\n\n\t{BODY}   \n\nzero\u200bwidth, soft\u00adhyphen, e\u0301\n"
    assert read_file(tmp_path, "a.txt", text).article.text == text
