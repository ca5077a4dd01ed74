"""JSON Lines: one event a line, for programs that read as they go."""

import json
from collections.abc import Iterator

from search.exports.format import Format
from search.exports.whole import Whole
from search.forms import event_form


def write(whole: Whole) -> Iterator[str]:
    """A line for each event, each saying of what it is a part, so that lines of several files may be put together."""
    said = whole.said
    return (json.dumps({**event_form(told), "export": said}, ensure_ascii=False) + "\n" for told in whole.events)


FORMAT = Format("jsonl", "JSON Lines", "one event a line, for programs", "application/x-ndjson", "jsonl", write)
