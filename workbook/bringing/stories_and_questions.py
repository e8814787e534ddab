"""Stories, questions they may ask and questions to ask them, from Markdown or a table."""

from collections.abc import Iterable, Mapping, Sequence

from ..answers.catalogue import OWN_QUESTIONS
from ..answers.reading import LONGEST_LINE, alike, read_text, shown
from ..content.kinds import QUESTION_TYPES
from ..content.rows import BROUGHT, MOST_ROWS, STORIES
from ..wording import counted, joined
from .columns import table_kind
from .found import MOST_PROPOSED, Found, Given, Here, Proposed, first_told
from .outline import OutlineLine, outline
from .preparing import Prepared, QuestionRead, Story, from_table, prepared
from .readers import Reader
from .star import PARTS, parts_in
from .tables_in_files import JSON_ENDINGS, TABLE_ENDINGS, columns_at_first_sight, delimiter_of, table_of

MARKDOWN = ("md", "markdown", "mdown", "txt")
THEIRS, MINE, WRITTEN_OUT = "Questions they may ask", "Questions to ask them", "Stories"
_SAMPLE = 20_000  # characters that are looked at to know what it is
_NAMED = 12
_ASKS = "?"


def _takes(given: Given) -> bool:
    """Whether it looks like stories or questions: a table of them, labels of parts, or questions in a list."""
    if given.ending in ("md", "markdown", "mdown"):
        return True
    if table_kind(columns_at_first_sight(given)) in ("stories", "questions"):
        return True
    return given.ending not in (*JSON_ENDINGS, *TABLE_ENDINGS) and _reads_like_it(given.text[:_SAMPLE])


def _reads_like_it(text: str) -> bool:
    """Whether a text holds a story in parts, two marked questions, or a heading of Markdown with one of them."""
    lines = [block for block in outline(text).blocks if isinstance(block, OutlineLine)]
    told = any(len(parts_in(line)[1]) > 1 for line in lines)
    asked = sum(line.marked and line.text.endswith(_ASKS) for line in lines)
    return told or asked > 1 or (asked > 0 and any(line.level for line in lines))


def _read(given: Given, here: Here) -> Found:
    """What can be prepared with it. Raises `ValueError` with one sentence."""
    found = _prepared(given)
    left_out = [*found.said, *_columns_left_out(found), *_rest_in_words(found.rest)]
    proposed: list[Proposed] = []
    for news, said in (_stories(found.stories, here), _questions(found.questions, here), _asked(found.asked, here)):
        proposed += news
        left_out += first_told(said)
    if not proposed and not (found.stories or found.questions or found.asked):
        raise ValueError(
            "No story and no question was found in it. A story has parts such as “Situation:”, “Task:”, “Action:” and "
            "“Result:”; questions stand one on each line and end with a question mark."
        )
    if len(proposed) > MOST_PROPOSED:
        left_out.append(MOST_PROPOSED.sentence(count=len(proposed) - MOST_PROPOSED, which=""))
    return Found("stories", _what(found), tuple(proposed[:MOST_PROPOSED]), tuple(left_out))


PREPARED = Reader("stories", "stories and questions (Markdown or CSV)", _takes, _read)


def _prepared(given: Given) -> Prepared:
    written = given.ending in MARKDOWN or (delimiter_of(given.text) == "|" and given.ending not in TABLE_ENDINGS)
    if not written and table_kind(columns_at_first_sight(given)) in ("stories", "questions"):
        into = Prepared()
        from_table(table_of(given), into)
        return into
    return prepared(outline(given.text))


def _what(found: Prepared) -> str:
    counts = [
        counted(len(texts), one, many) if texts else ""
        for texts, one, many in (
            (found.stories, "story", "stories"),
            (found.questions, "question they may ask", "questions they may ask"),
            (found.asked, "question to ask them", "questions to ask them"),
        )
    ]
    called = {
        "story": "name",
        "card": "name",
        "title": "name",
        "question": "question",
        "kind": "kind",
        "notes": "notes",
    }
    labels = {**called, **{part: _label(part).lower() for part in PARTS}}
    read_as = "; ".join(f"“{shown(column)}” → {labels[one]}" for column, one in found.read_as.items())
    return f"{joined(filter(None, counts)).capitalize()}." + (f" Read as: {read_as}." if read_as else "")


def _columns_left_out(found: Prepared) -> list[str]:
    if not found.unplaced:
        return []
    return [f"Left out, because the workbook has no place for them: {_some(found.unplaced, 'column')}."]


def _rest_in_words(rest: Sequence[str]) -> list[str]:
    """What was neither a story nor a question, in its own words as far as they fit."""
    if not rest:
        return []
    lines = counted(len(rest), "line is", "lines are")
    return [f"{lines} neither a story nor a question and left out: {_some(rest, 'line')}."]


def _some(texts: Sequence[str], called: str) -> str:
    """The first of them in quotation marks, and how many more there are."""
    more = len(texts) - _NAMED
    named = [f"“{shown(text)}”" for text in texts[:_NAMED]]
    return joined([*named, f"{counted(more, f'more {called}')}"] if more > 0 else named)


# Stories.


def _stories(stories: Sequence[Story], here: Here) -> tuple[list[Proposed], list[str]]:
    there = {alike(STORIES.name_of(here.answers, key)): key for key in STORIES.keys(here.answers)}
    room = MOST_ROWS - len(there)
    seen: dict[str, Story] = {}
    proposed: list[Proposed] = []
    said: list[str] = []
    for story in stories:
        name = alike(story.name)
        if name in seen:
            said.append(_twice(f"The story “{shown(story.name)}”", story.parts == seen[name].parts))
            continue
        seen[name] = story
        try:
            answers = _fields(story)
        except ValueError as refusal:
            said.append(str(refusal))
            continue
        if name in there:
            news = _news(answers, there[name], here)
            said += [] if news else [f"The story “{shown(story.name)}” is there already, and nothing would change."]
        else:
            room -= 1
            news = [_new_story(answers, room >= 0)]
        proposed += news
    return proposed, said


def _twice(what: str, same: bool) -> str:
    return f"{what} comes twice; {'both are the same' if same else 'the first one counts'}."


def _fields(story: Story) -> dict[str, str]:
    """The fields to record. Raises `ValueError` naming the one that is too long."""
    called = f"The story “{shown(story.name)}”"
    name = read_text(" ".join(story.name.split()), f"The name of the story “{shown(story.name)}”", LONGEST_LINE)
    parts = {part: read_text(text, f"{called}: {_label(part).lower()}") for part, text in story.parts.items()}
    if "shows" in parts:  # a line, on the page
        line = " ".join(parts["shows"].split())
        parts["shows"] = read_text(line, f"{called}: {_label('shows').lower()}", LONGEST_LINE)
    return {"name": name, **{part: text for part in PARTS if (text := parts.get(part, "").strip())}}


def _new_story(answers: Mapping[str, str], fits: bool) -> Proposed:
    missing = [_label(part).lower() for part in PARTS[:4] if part not in answers]
    few = len(missing) > 2  # of four parts
    note = f"Still to write: {joined(missing)}." if missing else ""
    if not fits:
        note = f"{note} The list holds at most {MOST_ROWS}; it is full with those above.".strip()
    parts = tuple((_label(one), text) for one, text in answers.items() if one != "name")
    return Proposed(WRITTEN_OUT, answers["name"], _in_short(answers), answers, note, fits and not few, STORIES.name,
                    parts=parts)  # fmt: skip


def _in_short(answers: Mapping[str, str]) -> str:
    return next((shown(answers[part], 80) for part in PARTS if part in answers), "only its name")


def _news(answers: Mapping[str, str], key: str, here: Here) -> list[Proposed]:
    """What would change in a story that is there: new parts ticked, others than those that are there not."""
    found = []
    for part, text in answers.items():
        has = STORIES.get(here.answers, key, part)
        there = has if isinstance(has, str) else ""
        if part != "name" and alike(text) != alike(there):
            note = f"You have: {shown(there, 120)}" if there.strip() else ""
            label = f"{answers['name']}: {_label(part).lower()}"
            found.append(
                Proposed(WRITTEN_OUT, label, shown(text, 200), {part: text}, note, not there.strip(), STORIES.name, key)
            )
    return found


# Questions they may ask.


def _questions(questions: Sequence[QuestionRead], here: Here) -> tuple[list[Proposed], list[str]]:
    there = {alike(BROUGHT.name_of(here.answers, key)) for key in BROUGHT.keys(here.answers)}
    ours = _of_the_packs() if questions else set()
    room, proposed, said, seen = MOST_ROWS - len(there), [], [], set()
    known: list[str] = []
    for question in questions:
        name = alike(question.text)
        if name in seen or name in there or name in ours:
            known.append(question.text)
            continue
        seen.add(name)
        try:
            answers = _of_a_question(question)
        except ValueError as refusal:
            said.append(str(refusal))
            continue
        room -= 1
        proposed.append(_new_question(answers, room >= 0))
    if known:
        said.insert(0, f"There already, so not taken again: {_some(known, 'question')}.")
    return proposed, said


def _label(part: str) -> str:
    """What a part of a story is called on the page."""
    from ..content.packs.library import library

    entry = library().find("prompts", f"{STORIES.row}.{part}")
    return entry.text if entry else part.capitalize()


def _of_the_packs() -> set[str]:
    from ..content.packs.library import library

    return {alike(one.text) for one in library().questions}


def _of_a_question(question: QuestionRead) -> dict[str, str]:
    """The fields to record. Raises `ValueError` naming what is too long."""
    text = read_text(question.text, f"The question “{shown(question.text)}”", LONGEST_LINE)
    answers = {
        "question": text,
        "type": question.type,
        "heading": read_text(question.heading, f"The heading above “{shown(text)}”", LONGEST_LINE),
        "notes": read_text(question.notes, f"The notes on “{shown(text)}”"),
    }
    return {name: value for name, value in answers.items() if value}


def _new_question(answers: Mapping[str, str], fits: bool) -> Proposed:
    heading, notes = answers.get("heading", ""), answers.get("notes", "")
    kind = QUESTION_TYPES.get(answers.get("type", ""), "") or heading
    note = "" if fits else f"The list holds at most {MOST_ROWS}; it is full with those above."
    parts = tuple((label, text) for label, text in (("It stood under", heading), ("Notes", notes)) if text)
    return Proposed(THEIRS, answers["question"], kind or "no kind", answers, note, fits, BROUGHT.name, parts=parts)


# Questions to ask them.


def _asked(asked: Iterable[str], here: Here) -> tuple[list[Proposed], list[str]]:
    own = here.answers.get(OWN_QUESTIONS)
    there = {alike(line) for line in own.splitlines()} if isinstance(own, str) else set()
    proposed: list[Proposed] = []
    known: list[str] = []
    said: list[str] = []
    for text in asked:
        if alike(text) in there:
            known.append(text)
            continue
        there.add(alike(text))
        try:
            line = read_text(text, "A question to ask them", LONGEST_LINE)
        except ValueError as refusal:
            said.append(str(refusal))
            continue
        proposed.append(Proposed(MINE, line, "one more of your own questions", {OWN_QUESTIONS: line}, more=True))
    if known:
        said.insert(0, f"Among your own questions already: {_some(known, 'question')}.")
    return proposed, said
