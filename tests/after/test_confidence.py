"""How sure somebody felt, read from the journal and put in words."""

from types import SimpleNamespace

from workbook.after.confidence import Rated, over_interviews, rating_key, ratings_in_words, read_ratings

TASKS = [SimpleNamespace(key=f"task-{name}", text=f"Do {name}") for name in ("a", "b", "c")]


def rated(row, **ratings):
    """`rated("round.1", a=(3, 7))`"""
    return {
        f"{row}.{moment}.task-{name}": value
        for name, pair in ratings.items()
        for moment, value in zip(("before", "after"), pair, strict=True)
    }


def test_ratings_are_whole_numbers_from_0_to_10():
    answers = rated("round.1", a=(0, 10), b=(-1, 11), c=(True, "7"))
    assert rating_key("round.1", "before", TASKS[0]) == "round.1.before.task-a"
    assert read_ratings(answers, "round.1", TASKS) == [Rated("Do a", 0, 10), Rated("Do b"), Rated("Do c")]
    assert read_ratings(answers, "round.2", TASKS) == [Rated("Do a"), Rated("Do b"), Rated("Do c")]
    assert "10" not in repr(Rated("Do a", 0, 10))


def test_what_to_do_next_in_words():
    assert ratings_in_words([Rated("a")]).startswith(
        "Nothing is rated yet. Before the interview, fill in “before” only"
    )
    assert ratings_in_words([Rated("a", 3), Rated("b", 4, 5)]) == (
        "1 task rated before only. Rate it again after the interview."
    )
    assert ratings_in_words([Rated("a", 3), Rated("b", 4)]) == (
        "2 tasks rated before only. Rate them again after the interview."
    )
    assert ratings_in_words([Rated("a", 3, 0), Rated("b", None, 4)]) == ""
    assert ratings_in_words([Rated("b", None, 4)]).startswith("Only “after” is filled in")


def test_means_are_of_tasks_that_were_rated_both_times():
    answers = {
        "rounds.order": ["round.1", "round.2", "round.3"],
        "round.1.called": "Acme",
        **rated("round.1", a=(3, 6), b=(4, 4), c=(0, None)),
        **rated("round.2", a=(5, 5), b=(None, 9)),
        **rated("round.3", a=(5, None)),
    }
    assert over_interviews(answers, TASKS) == [
        ["Acme", "3.5", "5.0", "2 tasks"],
        ["Interview 2", "5.0", "5.0", "1 task"],
    ]
