"""A journal in which a word that stands nowhere else is the answer to everything."""

from document.corpus import every_key

from workbook.content.rows import LISTS
from workbook.journal import Journal

MARK = "canary"


def write(path):
    """A word under every key there is, whatever kind of answer it usually holds; every list has one row."""
    answers = {key: f"{MARK}{place:04d}x typed" for place, key in enumerate(sorted(every_key()))}
    for rows in LISTS:
        answers |= {rows.order: [f"{rows.row}.1"], rows.last: 9}
    answers["applications.order"] = ["interview", "application.1"]
    journal = Journal(path)
    journal.record_all(answers)
    journal.note("owner", f"{MARK} owner")
    journal.close()
