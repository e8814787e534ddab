"""What was taken out of a list while its page is open, so that it can be put back where it stood."""

from ...content.rows import AnswersByKey, Changes, Rows


class Removed:
    """The rows that were taken out of `rows`, the newest last. A row that is in the list again is not among them."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._out: list[tuple[str, str, int]] = []  # key, name, and where it stood

    def take_out(self, answers: AnswersByKey, key: str, name: str) -> Changes:
        """What to record to take out the row `key`, which is called `name`."""
        self._out.append((key, name, self._rows.keys(answers).index(key)))
        return self._rows.remove(answers, key)

    def newest(self, answers: AnswersByKey) -> list[str]:
        """[key, name] of the row that was taken out last; empty when all are in the list."""
        keys = self._rows.keys(answers)
        self._out = [one for one in self._out if one[0] not in keys]
        return list(self._out[-1][:2]) if self._out else []

    def put_back(self, answers: AnswersByKey, key: str) -> Changes:
        """What to record to have the row `key` again; nothing when it is not the one that was taken out last."""
        if self.newest(answers)[:1] != [key]:
            return {}
        return self._rows.put_back(answers, key, self._out[-1][2])
