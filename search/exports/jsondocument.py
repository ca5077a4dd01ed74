"""JSON: all events in one document, each as `dateline timeline --json` prints it."""

import json
from collections.abc import Iterator

from search.exports.format import Format
from search.exports.whole import Whole
from search.forms import event_form


def write(whole: Whole) -> Iterator[str]:
    """What was asked and what is left out, then the events, one to a line."""
    head = {
        "query": whole.view.words,
        "read_as": whole.asked,
        "total": whole.total,
        "left_out": whole.unshown,
        "said": whole.said,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "events": ['
    for number, told in enumerate(whole.events):
        yield (",\n" if number else "\n") + json.dumps(event_form(told), ensure_ascii=False)
    yield "\n]}\n"


FORMAT = Format("json", "JSON", "one document, for programs", "application/json", "json", write)
