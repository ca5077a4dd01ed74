"""From an article to what is in it: names, dates and events; a function of the article alone."""

from search.extract.annotate import Unannotated, annotate, annotate_all, annotate_apart, reader_name

__all__ = ["Unannotated", "annotate", "annotate_all", "annotate_apart", "reader_name"]
