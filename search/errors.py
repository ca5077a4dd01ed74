"""What can go wrong, each error with its cure in the message; the command line and the web translate the root once."""


class DatelineError(Exception):
    """Something a user can mend: the message says what happened, to which file, and the cure."""


class ReadError(DatelineError):
    """A file, or one article in it, could not be read."""


class ModelError(DatelineError):
    """The language model asked for is missing or does not fit."""


class ArchiveError(DatelineError):
    """The archive cannot be opened: missing, foreign, of another version, or damaged."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing to the archive."""


class NotFoundError(DatelineError):
    """The archive holds no such article, event or entity."""


class DecisionError(DatelineError):
    """What a user decided cannot be kept: it is about nothing that is there, or says nothing."""
