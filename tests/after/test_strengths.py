"""What went well and what was hard over all interviews: counted, and listed without doubles."""

from workbook.after.strengths import NotedLine, QuestionKind, as_rows, enough, kinds_in_words, kinds_of_questions, noted


def heard(*questions):
    """Answers with a question for each (type, went)."""
    answers = {"heard.order": [f"heard.{i}" for i in range(1, len(questions) + 1)]}
    for i, (kind, went) in enumerate(questions, 1):
        answers |= {f"heard.{i}.type": kind, f"heard.{i}.went": went}
    return answers


def rounds(**texts):
    """Answers with an interview for each text under `strong`, in order."""
    answers = {"rounds.order": [f"round.{i}" for i in range(1, len(texts) + 1)]}
    for i, (called, text) in enumerate(texts.items(), 1):
        answers |= {f"round.{i}.called": called, f"round.{i}.strong": text}
    return answers


def test_kinds_are_counted_the_most_frequent_first():
    answers = heard(
        ("money", "badly"), ("case", "well"), ("case", None), ("case", "so_so"), (None, "well"), ("odd", "well")
    )
    kinds = kinds_of_questions(answers)
    assert kinds == [QuestionKind("Case or presentation", 3, 1, 1, 0), QuestionKind("Money and terms", 1, 0, 0, 1)]
    assert as_rows(kinds)[0] == ["Case or presentation", "3", "1", "1", "0"]
    assert not enough(kinds)
    assert kinds_in_words(answers, kinds) == (
        "3 answers with a kind and how it went: too few to see a pattern. It starts at 5. "
        "2 questions have no kind yet and are not counted."
    )


def test_five_answers_are_enough():
    answers = heard(*[("case", "well")] * 4, ("money", "badly"), ("", "well"))
    kinds = kinds_of_questions(answers)
    assert enough(kinds)
    assert kinds_in_words(answers, kinds) == "1 question has no kind yet and is not counted."
    assert kinds_in_words(heard(*[("case", "well")] * 5), kinds_of_questions(heard(*[("case", "well")] * 5))) == ""
    assert kinds_in_words({}, []) == ""
    assert kinds_in_words(heard(("case", "well")), [QuestionKind("c", 1, 1)]).startswith("1 answer with a kind")


def test_like_lines_are_one_and_what_came_back_most_often_is_first():
    answers = rounds(
        Acme="Stayed calm\nMy story about nights.\n\n- Stayed calm",
        Library="  stayed  CALM. \nAsked a good question",
        School="Asked about the team",
    )
    school, library, acme = "\u2068School\u2069", "\u2068Library\u2069", "\u2068Acme\u2069"
    assert noted(answers, "strong") == [
        NotedLine("stayed CALM.", (library, acme)),
        NotedLine("Asked about the team", (school,)),
        NotedLine("Asked a good question", (library,)),
        NotedLine("My story about nights.", (acme,)),
    ]
    assert noted(answers, "weak") == []
    assert noted({"rounds.order": ["round.1"], "round.1.strong": ["x"]}, "strong") == []
    assert "calm" not in repr(noted(answers, "strong"))
