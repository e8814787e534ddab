"""What can go wrong with the journal, each as a sentence for the person."""

import sqlite3


class JournalError(Exception):
    """The journal cannot be read or written; the text is one sentence for the person."""


class NotOurs(JournalError):  # noqa: N818 - a state, named as people say it
    """What stands in the journal's place is empty or belongs to another program. It was left as it is."""


class Missing(JournalError):  # noqa: N818 - a state, named as people say it
    """A journal was here and is not any more."""


class Damaged(JournalError):  # noqa: N818 - a state, named as people say it
    """The journal's file is damaged: some or all of it cannot be read. Nothing is written to it."""


class ReadOnly(JournalError):  # noqa: N818 - a state, named as people say it
    """The journal can be read and not written: a newer version made it, or the folder refuses."""


class ProgressError(Exception):
    """A progress file cannot be written, read or restored; the text is a sentence for the person."""


class PassphraseNeeded(ProgressError):  # noqa: N818 - a state, named as people say it
    """The file is sealed and no passphrase was given."""


_IN_USE = 32  # what Windows says of a file that somebody has open
_UNKNOWN = "The journal could not be read or written."
_BUSY = (JournalError, "Another page is saving at this moment.")
CLOSED = "The journal's folder cannot be written to."
_READ_ONLY = (ReadOnly, CLOSED)
_DAMAGED = (Damaged, "The journal file is damaged.")
_SENTENCES: dict[int, tuple[type[JournalError], str]] = {
    sqlite3.SQLITE_FULL: (JournalError, "The disk is full. Free some space, then choose “Try again”."),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: _READ_ONLY,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_IOERR: (JournalError, "The disk reported an error."),
}


def as_journal_error(error: Exception) -> JournalError:
    """What SQLite or the system said, as an error with a sentence."""
    if isinstance(error, sqlite3.Error):
        return _from_sqlite(error)
    if getattr(error, "winerror", None) == _IN_USE:
        return JournalError("Another page has the journal open. Close the other pages, then try again.")
    if isinstance(error, OSError):
        return JournalError(f"The journal's folder cannot be used: {error.strerror or 'the system refused'}.")
    return JournalError(_UNKNOWN)


def _from_sqlite(error: sqlite3.Error) -> JournalError:
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return Missing("The journal file was moved or removed while this page was open.")
    kind, sentence = _SENTENCES.get(code & 0xFF, (JournalError, _UNKNOWN))
    return kind(sentence)
