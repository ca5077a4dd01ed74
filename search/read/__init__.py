"""Files to articles: the only place that opens collections, one format to a file.

`read` gives a stream of the closed set `Reading`: articles, and everything else that a reader of the collection must be
told, so that nothing is lost silently. The formats turn bytes into drafts; sidecars, headline and publication date are
settled for all of them in one place.
"""

from search.read.collection import read, survey
from search.read.outcome import Failure, FileDone, FileStamp, Known, Reading, Skipped, Survey, UnchangedFile, Warned

__all__ = [
    "Failure",
    "FileDone",
    "FileStamp",
    "Known",
    "Reading",
    "Skipped",
    "Survey",
    "UnchangedFile",
    "Warned",
    "read",
    "survey",
]
