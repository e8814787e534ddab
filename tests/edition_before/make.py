"""Write journal.sqlite3, progress.json and read.json with the code of an edition that is to be kept in mind.

Run it in a checkout of that edition: `PYTHONPATH=. python .../tests/edition_before/make.py`. Commit 4e5085f made these.
"""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from unittest.mock import patch

from workbook.naming import name_of, value_in_words
from workbook.packs.library import library

from workbook.document import as_markdown, sections_of
from workbook.journal import Journal, entry
from workbook.journal.progress import write_progress

HERE = Path(__file__).parent
MADE = date(2026, 11, 28)  # the document


class Clock(datetime):
    """Each look at it is a second later."""

    ticks = 0

    @classmethod
    def now(cls, tz=None):
        cls.ticks += 1
        return datetime(2026, 11, 28, 9, tzinfo=UTC) + timedelta(seconds=cls.ticks)


def write(path, answers):
    """Also a version that was replaced, and an answer that two pages changed without seeing one another."""
    here, elsewhere = Journal(path), Journal(path)
    here.record("interview.title", "What stood there first")
    here.seal()
    assert elsewhere.latest("interview.lesson") is None
    here.record_all(answers)
    elsewhere.record("interview.lesson", "What another page made of it")
    (HERE / "progress.json").write_bytes(write_progress(here))
    values = {key: versions[0].value for key, versions in here.entries().items()}
    here.close()
    elsewhere.close()
    return values


def main():
    answers = json.loads((HERE / "answers.json").read_text("utf-8"))
    with patch.object(entry, "datetime", Clock), TemporaryDirectory() as folder:
        values = write(Path(folder) / "journal.sqlite3", answers)
        copyfile(Path(folder) / "journal.sqlite3", HERE / "journal.sqlite3")
    read = {key: [name_of(key), value_in_words(value, key)] for key, value in values.items()}
    document = as_markdown(sections_of(values, library([])), MADE).splitlines()
    said = json.dumps({"read": read, "document": document}, ensure_ascii=False, indent=1)
    (HERE / "read.json").write_text(said + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
