"""How strong the proof is, and what is not known yet: plain sums and sentences."""

import pytest

from workbook.before.coverage import Wish, coverage_in_words, flags_in_words, strengths, wishes_in_words


def test_unknown_strengths_count_as_not_looked_at():
    answers = {"needs.order": ["need.1", "need.2"], "need.1.strength": "gap", "need.2.strength": ["odd"]}
    assert strengths({**answers, "need.2.strength": "odd"}) == ["gap", "unknown"]
    assert strengths(answers) == ["gap", "unknown"]


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((0, 0, 0, 0), ""),
        ((3, 2, 1, 1), "Strong proof for 3 of 7 needs, some for 2, a gap at 1, 1 not looked at yet."),
        ((0, 0, 2, 1), "Strong proof for none of 3 needs, a gap at 2, 1 not looked at yet."),
        ((0, 0, 0, 3), "3 needs, none looked at yet."),
        ((0, 0, 0, 1), "1 need, not looked at yet."),
        ((1, 0, 0, 0), "Strong proof for your 1 need."),
        ((4, 0, 0, 0), "Strong proof for all 4 needs."),
    ],
)
def test_the_sentence_of_coverage(counts, sentence):
    found = [one for one, count in zip(("strong", "some", "gap", "unknown"), counts, strict=True) for _ in range(count)]
    assert coverage_in_words(found) == sentence
    assert coverage_in_words(found[::-1]) == sentence


@pytest.mark.parametrize(
    ("wishes", "sentence"),
    [
        ([], ""),
        ([("nice", ""), ("", "")], "Nothing here is a must-have or a deal-breaker yet."),
        (
            [("must", "said so"), ("must", " "), ("must", "Do they?"), ("nice", "")],
            "You have 3 must-haves; for 2 you do not know yet how it is here: ask.",
        ),
        ([("must", "")], "You have 1 must-have; you do not know yet how it is here: ask."),
        ([("must", "yes"), ("must", "no")], "You have 2 must-haves, and you know how it is here."),
        (
            [("must", "yes"), ("breaker", ""), ("breaker", "")],
            "You have 1 must-have, and you know how it is here. "
            "You have 2 deal-breakers; for none of them do you know yet how it is here: ask.",
        ),
    ],
)
def test_the_sentence_of_wishes(wishes, sentence):
    assert wishes_in_words(Wish(*wish) for wish in wishes) == sentence


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (["", ""], ""),
        (["no", ""], "None seen so far; 1 not looked at."),
        (["no", "no"], "None seen so far."),
        (["seen", ""], "1 seen, not asked about yet; 1 not looked at."),
        (["seen", "asked", "no"], "2 seen, of these 1 asked about."),
    ],
)
def test_the_sentence_of_red_flags(states, sentence):
    assert flags_in_words(states) == sentence
