"""Stories and questions from Markdown and tables: parts, kinds and notes, each once, and nothing left out unsaid."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbook.answers.csv_file import csv_text
from workbook.bringing.all_readers import bring
from workbook.bringing.found import Given, Here
from workbook.bringing.placing import changes_of
from workbook.bringing.stories_and_questions import MINE, THEIRS, WRITTEN_OUT
from workbook.content.packs.library import library
from workbook.content.rows import BROUGHT, MOST_ROWS, STORIES

CASES = Path(__file__).parent / "cases"
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


def found(text, name="notes.md", answers=None):
    return bring(Given(text.encode(), name), Here(answers or {}, NOW), "stories questions")


def case(name, answers=None):
    return found((CASES / name).read_text(encoding="utf-8"), name, answers)


def stories(text, name="notes.md"):
    """Each story as its answers, name first."""
    return [dict(one.answers) for one in found(text, name).proposed if one.into == "stories"]


def questions(text, name="notes.md"):
    return [dict(one.answers) for one in found(text, name).proposed if one.into == "brought"]


def test_a_table_and_labels_both_fill_the_parts_of_a_story():
    bank = case("stories-star-bank.md")
    assert [dict(one.answers) for one in bank.proposed] == [
        {
            "name": "Late lorry",
            "situation": "Strike at port",
            "task": "Keep 3 shops stocked",
            "action": "Re-routed by rail",
            "result": "No shop empty",
            "shows": "planning",
        },
        {
            "name": "The new rota",
            "situation": "Two people left.",
            "task": "Cover nights.",
            "action": "Asked the team to draft it.",
            "result": "Overtime fell by a third.",
        },
    ]
    assert all(one.ticked and one.group == WRITTEN_OUT for one in bank.proposed)
    assert "“Skills” → what it shows" in bank.what
    assert bank.left_out == ()


def test_headings_become_kinds_and_list_marks_go():
    handbook = case("questions-from-a-handbook.md")
    assert [(one.label, one.answers["type"], one.answers["heading"]) for one in handbook.proposed] == [
        ("Tell me about a time you disagreed with your manager.", "behavioural", "Behavioural"),
        ("Describe a project that failed.", "behavioural", "Behavioural"),
        ("Why us?", "motivation", "Company"),
        ("Why now?", "motivation", "Company"),
    ]
    assert all(one.ticked and one.group == THEIRS for one in handbook.proposed)


def test_what_was_taken_is_known_when_it_comes_again():
    for name in ("stories-star-bank.md", "questions-from-a-handbook.md"):
        taken = changes_of(case(name).proposed, {})
        again = case(name, taken)
        assert again.proposed == ()
        assert any("already" in said for said in again.left_out)


def test_what_differs_from_a_story_that_is_there_is_shown_beside_it():
    taken = changes_of(case("stories-star-bank.md").proposed, {})
    mine = taken | {"story.1.result": "Nobody noticed", "story.1.task": ""}
    again = {next(iter(one.answers)): one for one in case("stories-star-bank.md", mine).proposed}
    assert {part: (one.row, one.ticked) for part, one in again.items()} == {
        "task": ("story.1", True),
        "result": ("story.1", False),
    }
    assert again["result"].note == "You have: Nobody noticed"


PARTS = {"situation": "Rain.", "task": "Dry.", "action": "A roof.", "result": "Well."}


@pytest.mark.parametrize(
    "text",
    [
        "# Roof\nSituation: Rain.\nTask: Dry.\nAction: A roof.\nResult: Well.",
        "# Roof\n- **Situation:** Rain.\n- **Task:** Dry.\n- **Action:** A roof.\n- **Result:** Well.",
        "# Roof\n- **Situation**: Rain.\n* **Task** – Dry.\n+ **Action** - A roof.\n1. _Result_: Well.",
        "# Roof\n## Situation\nRain.\n## Task\nDry.\n## Action\nA roof.\n## Result\nWell.\n",
        "## Example 3 - Roof\n**S**: Rain. **T**: Dry. **A**: A roof. **R**: Well.",
        "Roof\n====\nS: Rain. T: Dry. A: A roof. R: Well.",
        "# Roof\n> **Contexte :** Rain.\n> **Tâche :** Dry.\n> **Action :** A roof.\n> **Résultat :** Well.",
        "# Roof\nAusgangslage: Rain.\nAufgabe: Dry.\nVorgehen: A roof.\nErgebnis: Well.",
        "# Roof\nSituación: Rain.\nTarea: Dry.\nAcción: A roof.\nResultado: Well.",
        "| Story | S | T | A | R |\n|:--|--|--|--|--:|\n| Roof | Rain. | Dry. | A roof. | Well. |",
        "Story;Situation;Task;Action;Result\nRoof;Rain.;Dry.;A roof.;Well.",
        '[{"title": "Roof", "situation": "Rain.", "task": "Dry.", "action": "A roof.", "result": "Well."}]',
    ],
)
def test_every_way_to_write_the_parts(text):
    name = "bank.csv" if ";" in text else "bank.json" if text.startswith("[") else "bank.md"
    assert stories(text, name) == [{"name": "Roof", **PARTS}]


def test_a_part_goes_on_over_several_lines():
    (story,) = stories("# Roof\nSituation: Rain.\nFor days.\n\nAction: I ran\n- fast\n- far\n")
    assert story["situation"] == "Rain.\nFor days."
    assert story["action"] == "I ran\nfast\nfar"


def test_a_story_of_one_part_is_not_ticked_and_says_what_is_missing():
    (one,) = found("# Roof\nSituation: Rain.").proposed
    assert not one.ticked
    assert one.note == "Still to write: task, what you did and result."


def test_front_matter_links_and_code_are_not_taken_for_words():
    top = "---\ntitle: x\ntags: [a]\n---\n# Questions\n"
    text = f"{top}- Why [us](https://example.org/a_b)?\n- **Why** `now`?\n```\n- Why not?\n```\n"
    table = found(text)
    assert [one.label for one in table.proposed] == ["Why us?", "Why now?"]
    assert any("2 lines of settings at the top" in said for said in table.left_out)
    assert any("code blocks is left out: 1 line" in said for said in table.left_out)


def test_notes_below_a_question_stay_with_it():
    text = "## Company\n- Why us?\n  - They build bridges.\n  - I like bridges.\n- Why now?\n"
    text += "### What is your plan?\nFirst I look.\n"
    assert [(one["question"], one.get("notes", "")) for one in questions(text)] == [
        ("Why us?", "They build bridges.\nI like bridges."),
        ("Why now?", ""),
        ("What is your plan?", "First I look."),
    ]


def test_questions_to_ask_them_go_below_those_of_ones_own():
    asked = found("# Questions to ask them\n- Who leaves?\n- Why?\n", answers={"written.own-questions": "Why?"})
    assert [(one.label, one.group) for one in asked.proposed] == [("Who leaves?", MINE)]
    assert any("Among your own questions already: “Why?”" in said for said in asked.left_out)
    assert changes_of(asked.proposed, {"written.own-questions": "Why?"}) == {
        "written.own-questions": "Why?\nWho leaves?"
    }


def test_a_heading_that_names_no_kind_is_kept_as_it_is():
    (one,) = questions("# Questions\n## Weather\n- Does it rain?\n")
    assert one == {"question": "Does it rain?", "heading": "Weather"}


def test_a_table_of_questions():
    text = "Category,Question,My answer,Level\nBehavioral,Why us?,Because,3\n"
    assert questions(text, "q.csv") == [
        {"question": "Why us?", "type": "behavioural", "heading": "Behavioral", "notes": "Because"}
    ]
    assert any("“Level”" in said for said in found(text, "q.csv").left_out)


def test_a_question_of_the_bank_is_not_brought_in_a_second_time():
    ours = library().questions[0].text
    table = found(f"# Questions\n- {ours}\n- Why us?\n")
    assert [one.label for one in table.proposed] == ["Why us?"]
    assert any("There already" in said for said in table.left_out)


def test_lines_that_are_nothing_of_it_are_named():
    table = found("# Questions\n- Why us?\n\n# About me\nI like rain.\nAnd snow.\n")
    assert any(
        "2 lines are neither a story nor a question" in said and "“I like rain.”" in said for said in table.left_out
    )


def test_more_than_the_list_holds_is_not_ticked():
    many = "# Questions\n" + "".join(f"- Question {number}?\n" for number in range(50))
    table = found(many)
    assert sum(one.ticked for one in table.proposed) == MOST_ROWS
    assert f"at most {MOST_ROWS}" in table.proposed[-1].note


def test_what_is_too_long_is_refused_with_its_length():
    table = found(f"# Roof\nSituation: {'x' * 21_000}\nTask: y\n\n# Other\nSituation: a\nTask: b\nAction: c\n")
    assert [one.label for one in table.proposed] == ["Other"]
    assert any("21,000 characters; the limit is 20,000" in said for said in table.left_out)


def test_a_text_without_any_of_it_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="No story and no question was found"):
        found("# Shopping\nMilk\n")


def test_the_list_of_stories_as_this_workbook_saves_it_reads_back_the_same():
    labels = [prompt.text for prompt in library().prompts if prompt.of == "story"]
    names = [prompt.key for prompt in library().prompts if prompt.of == "story"]
    rows = [["=Roof", "@home", "t\nwo", "“a”", "-1", "x;y", "+"], ["B", "s", "", "a", "r", "", ""]]
    read = stories(csv_text(labels, rows), "stories.csv")
    assert read == [{name: cell for name, cell in zip(names, row, strict=True) if cell} for row in rows]


def test_every_field_that_is_brought_in_has_a_place_on_the_page():
    taken = changes_of(case("stories-star-bank.md").proposed, {})
    known = {prompt.key for prompt in library().prompts if prompt.of == STORIES.row}
    assert {key.split(".")[2] for key in taken if key.startswith("story.")} <= known
    assert {key.split(".")[0] for key in changes_of(case("questions-from-a-handbook.md").proposed, {})} == {BROUGHT.row}
