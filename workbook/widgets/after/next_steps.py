"""What one does next: every step in one list, to be ticked there."""

from datetime import date
from typing import Any

from traitlets import List, Unicode

from ...after.next_steps import AFTER_A_NO
from ...answers.csv_file import csv_text
from ...answers.fields import Field
from ...answers.reading import isolated, recorded_day, shown
from ...answers.state import Answers
from ...content.rows import ACTIONS, REFLECTIONS, ROUNDS
from ...content.rows import AnswersByKey as Values
from ...limits import Limit
from ...wording import day_in_words, plural
from ..kit.blocks import CALLED, PROBLEM, box, fields, fold, form, line, named, press, said, undo
from ..kit.row_sheet import RowSheet

_WORDS = {"none": "No next step yet. One small one is enough."}
_BESIDE = [[what, CALLED[what]] for what in ("edit", "remove")]
_COLUMNS = ["Next step", "By which day", "Done", "Where it comes from"]
LONGEST_STEP = Limit(
    80, "characters of a step in a sentence", harmless="an ellipsis says that there is more; the list has all of it"
)


class NextSteps(RowSheet):
    """The next steps, wherever they came from: open ones first, by their day. The form is there for who asks for it."""

    called = "next-steps"
    kind, list_words = ACTIONS, _WORDS
    blocks = (
        named("said", said("sentence", "summary", status=True)),
        box(
            fields("open", presses=_BESIDE),
            line(_WORDS["none"], look="help none", when="!rows"),
            undo(),
            press(f"Add {ACTIONS.a} {ACTIONS.called}", "add", "primary", arrives=True),
            press(CALLED["take"], "table", "small", when="rows"),
            fold("Done ({count})", fields("done", presses=_BESIDE), counts="finished", look="twin steps-done",
                when="finished"),
            look="rows", tag="div", ticked="said",
        ),
        PROBLEM,
        form(fields(), close="Close"),
    )  # fmt: skip

    sentence = Unicode().tag(sync=True)  # how many are open, and what is next
    finished: List = List().tag(sync=True)  # the steps that are done

    def __init__(self, answers: Answers) -> None:
        self._editing = ""  # whose fields are shown; "" for none
        super().__init__(answers)

    def fields_of(self, key: str) -> list[Field]:
        return [
            Field(f"{key}.step", "What will you do?", "line", "Something small that you can tick."),
            Field(f"{key}.by", "By which day?", "date", "Leave it empty if there is no day."),
        ]

    def make_fields(self) -> list[Field]:
        answers, today = self.answers.values(), self.today
        ticks = [tick_of(answers, key, today) for key in steps_in_order(answers)]
        return ticks + (self.fields_of(self._editing) if self._editing else [])

    def draw(self) -> None:
        answers = self.answers.values()
        if self._editing not in self.kind.keys(answers):
            self._editing = ""
        super().draw()
        self.about = self._editing
        self.form_of = self._name(self._editing) if self._editing else ""
        self.sentence = steps_in_words(answers, self.today)
        self.finished = [key for key in self.kind.keys(answers) if _is_done(answers, key)]

    def heard(self, do: str, content: dict[str, Any]) -> None:
        if do == "close":
            self._editing = ""
            self.show()
        else:
            super().heard(do, content)

    def select(self, key: str) -> None:
        self._editing = key
        super().select(key)

    def add(self, **fields: Any) -> None:
        before = self.kind.keys(self.answers.values())
        super().add(**fields)
        if self.selected not in before:
            self.select(self.selected)

    def table(self) -> str:
        answers = self.answers.values()
        return csv_text(
            _COLUMNS,
            [
                [
                    ACTIONS.name_of(answers, key),
                    day_in_words(day) if (day := day_of(answers, key)) else "",
                    "yes" if _is_done(answers, key) else "no",
                    source_in_words(answers, key),
                ]
                for key in steps_in_order(answers)
            ],
        )


def steps_in_order(answers: Values) -> list[str]:
    """The steps that are open, the one with the next day first, then those that are done."""
    return sorted(ACTIONS.keys(answers), key=lambda key: (_is_done(answers, key), day_of(answers, key) or date.max))


def _is_done(answers: Values, key: str) -> bool:
    return ACTIONS.get(answers, key, "done") is True


def day_of(answers: Values, key: str) -> date | None:
    """By which day; None when there is none."""
    return recorded_day(ACTIONS.get(answers, key, "by"))


def tick_of(answers: Values, key: str, today: date) -> Field:
    """The tick of one step, which stands among those that are open or done; `late` when its day has passed."""
    done, day = _is_done(answers, key), day_of(answers, key)
    due = "" if done else due_in_words(day, today)
    note = "; ".join(words for words in (due, source_in_words(answers, key)) if words)
    name = isolated(ACTIONS.name_of(answers, key))
    late = not done and day is not None and day < today
    where, look = ("done" if done else "open"), ("late" if late else "")
    about = note[:1].upper() + note[1:]
    return Field(f"{key}.done", name, "tick", about, place=where, look=look, drawn={"row": key})


def due_in_words(day: date | None, today: date) -> str:
    """ "by Thursday 3 December 2026", or that the day has passed; empty when there is no day."""
    if day is None:
        return ""
    if day == today:
        return "today"
    return f"{'the day was' if day < today else 'by'} {day_in_words(day)}"


def source_in_words(answers: Values, key: str) -> str:
    """Where a step came from: "promised at City Library", "from your reflection"; empty for one's own."""
    source = ACTIONS.get(answers, key, "source")
    kind, *rest = source.split(".") if isinstance(source, str) else [""]
    if kind == ROUNDS.row and rest:
        name = isolated(ROUNDS.name_of(answers, f"{kind}.{rest[0]}"))
        return f"learned at {name}" if rest[1:] == ["lesson"] else f"promised at {name}"
    if kind == REFLECTIONS.row:
        return "from your reflection"
    return "after a no" if rest[-1:] == [AFTER_A_NO] else ""


def steps_in_words(answers: Values, today: date) -> str:
    """ "2 open, 1 of them past its day. Next: “Send the plan” (by Thursday 3 December 2026)." Empty for no steps."""
    keys = steps_in_order(answers)
    left = [key for key in keys if not _is_done(answers, key)]
    if not left:
        return plural(len(keys), "Your one step is done.", f"All {len(keys)} steps are done.") if keys else ""
    late = sum((day_of(answers, key) or today) < today for key in left)
    passed = f", {late} of them past {plural(late, 'its', 'their')} day" if late else ""
    name = isolated(shown(ACTIONS.name_of(answers, left[0]), LONGEST_STEP))
    due = due_in_words(day_of(answers, left[0]), today)
    return f"{len(left)} open{passed}. Next: “{name}”{f' ({due})' if due else ''}."
