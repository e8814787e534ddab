"""The content files: evidence, cards and roles hold together."""

import re
from collections import Counter
from pathlib import Path

import pytest

from workbook.content.data_files import data_rows
from workbook.content.evidence import (
    BASES,
    COUNTED,
    GRADES,
    UNDATED,
    card,
    does_preparing_help,
    evidence_rows,
    figure,
    preparing_for_and_against,
)
from workbook.content.rates import rates
from workbook.content.roles import roles
from workbook.odds import Round
from workbook.odds.beliefs import SELF_RATING_CORRELATION

PROJECT = Path(__file__).parents[2]
STATISTICS = {"conversion_rate", "survey_share", "count_per_hire", "count", "duration_days", "effect_size"}


@pytest.mark.parametrize("row", data_rows("evidence.csv"), ids=lambda row: row["id"])
def test_a_figure_is_within_its_range_and_graded(row):
    assert re.fullmatch(r"[ES]\d{3}", row["id"])
    assert row["quality"] in GRADES
    assert row["basis"] in BASES
    assert row["statistic"] in STATISTICS
    assert row["second_hand"] in {"yes", "no"}
    assert row["usable_as_rate"] in {"yes", "no", "n/a"}
    assert not any(field != field.strip() for field in row.values())
    value, low, high = (float(row[field]) if row[field] else None for field in ("value", "low", "high"))
    assert (low is None) == (high is None)
    if low is not None:
        assert low <= value <= high
    if row["statistic"] in {"conversion_rate", "survey_share"} and value is not None:
        assert 0 <= value <= 1


DIVIDED = re.compile(r"erived (\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)(?![-\d])")


@pytest.mark.parametrize(
    "row", [r for r in data_rows("evidence.csv") if DIVIDED.search(r["notes"])], ids=lambda r: r["id"]
)
def test_what_was_derived_is_recomputed(row):
    over, under = map(float, DIVIDED.search(row["notes"]).groups())
    assert float(row["value"]) == pytest.approx(over / under, rel=0.005)


def test_ids_are_unique():
    assert max(Counter(row["id"] for row in data_rows("evidence.csv")).values()) == 1
    assert max(Counter(row["evidence_id"] for row in data_rows("cards.csv")).values()) == 1


@pytest.mark.parametrize("evidence_id", [row["evidence_id"] for row in data_rows("cards.csv")])
def test_a_card_is_whole_and_never_types_its_own_figure(evidence_id):
    shown = card(evidence_id)
    assert all([shown.figure, shown.statement, shown.counted, shown.caveat, shown.source, shown.year])
    assert len(shown.caveat.split()) <= 18
    assert shown.figure not in shown.statement


@pytest.mark.parametrize("evidence_id", [row["evidence_id"] for row in data_rows("cards.csv")])
def test_a_card_has_a_year_or_says_why_not(evidence_id):
    recorded = evidence_rows()[evidence_id]["year_of_data"]
    assert re.search(r"\b(19|20)\d\d\b", recorded) or recorded == UNDATED
    assert (card(evidence_id).year == "no date on the page") == (recorded == UNDATED)


SHOWN = [
    evidence_rows()[one]
    for one in sorted({rate.id for rate in rates()} | {row["evidence_id"] for row in data_rows("cards.csv")})
]
# The size of these sets is what the figure is a share of, or the number of those who were asked or studied.
WHOLE = {"E012", "E020", "E021", "E022", "E096", "E166", "E167", "E175", "E177", "E178", "E179", "E191"}
# How many firms the rate is an average over; the people are said to be not stated.
FIRMS = {"E029", "E035", "E037", "E101", "E102"}


@pytest.mark.parametrize("row", SHOWN, ids=lambda row: row["id"])
def test_what_was_counted_is_the_denominator_and_not_the_data_set(row):
    counted, size = row["counted"], re.findall(r"\d[\d,.]*[MK]?", row["population_n"])
    assert 0 < len(counted) <= 90
    assert not counted.endswith(".")
    assert not re.search(r"million|applications for|\d[MK]\b", counted)
    named = {number for number in size if re.search(rf"\b{re.escape(number)}\b", counted)}
    assert not named or row["id"] in WHOLE | FIRMS
    assert row["id"] not in FIRMS or "is not stated" in counted
    assert counted.startswith("Nothing was counted: ") == (row["basis"] in {"target", "guess"})


def test_targets_and_guesses_are_told_from_counts():
    uncounted = {"S001", "S002", "S003", "E014", "E049", "E093", "E110", "E111", "E114", "E115", "E117", "E122", "E145"}
    assert {evidence_rows()[one]["basis"] for one in uncounted} == {"target", "guess"}
    assert {evidence_rows()[one]["basis"] for one in ("E042", "E057", "E067", "E102", "E010", "E176", "E191")} == {
        COUNTED
    }
    assert evidence_rows()["E049"]["quality"] == "C", "advice is no data"


def test_both_sides_on_preparing_stand_together_each_with_what_it_compared():
    against, gains = preparing_for_and_against()
    assert all(words in against for words in ("158", "a class", "140", "by themselves", "E176", "1987", "not differ"))
    assert all(words in gains for words in ("next to none", "2.67", "43 %", "28 %", "may be chance"))
    assert all(one in gains for one in ("E175", "E177 to E179"))
    assert all(words in does_preparing_help() for words in ("1987", "preparing alone", "later studies found more"))


ONLY = re.compile(
    r"only (?:field |randomi[sz]ed )?(?:study|experiment|trial)\b"
    r"|\bone (?:field |randomi[sz]ed )+(?:study|experiment|trial)|that drew\s+lots",
    re.IGNORECASE,
)
TEXTS = [
    path
    for pattern in ("workbook/**/*.py", "workbook/**/*.js", "notebooks/*.ipynb", "data/**/*.*", "*.md", "docs/*.md")
    for path in PROJECT.glob(pattern)
]


def test_no_study_is_called_the_only_one():
    said = [(path.name, found[0]) for path in TEXTS if (found := ONLY.search(path.read_text(encoding="utf-8")))]
    assert said == []
    assert len(TEXTS) > 200


@pytest.mark.parametrize(
    "said", ["The only study that drew\nlots", "The one field study that drew lots", "the only trial"]
)
def test_a_study_that_is_called_the_only_one_is_found(said):
    assert ONLY.search(said)


def test_the_self_rating_has_its_row():
    assert float(evidence_rows()["E191"]["value"]) == SELF_RATING_CORRELATION
    assert "Perspectives on Psychological Science" in evidence_rows()["E191"]["source_title"]
    assert evidence_rows()["E191"]["second_hand"] == "yes"
    assert evidence_rows()["E191"]["quality"] != "A", "nobody here has read the paper"


@pytest.mark.parametrize("role", roles().values(), ids=roles())
def test_a_role_can_be_computed_and_shown(role):
    assert Round(role.people)
    assert 1 <= role.rounds_left <= 5
    assert role.kind in {"source", "assumption", "fitted"}
    assert role.basis
    assert role.evidence
    assert all(card(evidence_id) for evidence_id in role.evidence)


@pytest.mark.parametrize("role", roles().values(), ids=roles())
def test_the_career_article_is_named_as_what_it_is_and_never_first(role):
    assert not role.evidence[0].startswith("S")
    assert not re.match(r"A career article", role.basis)
    for mention in re.finditer(r"[Aa]rticle", role.basis):
        assert role.basis[mention.end() :].startswith(" without data")


@pytest.mark.parametrize("role", roles().values(), ids=roles())
def test_a_percentage_in_a_basis_is_the_figure_of_one_of_its_rows(role):
    shown = {figure(evidence_rows()[one]).removesuffix(" %") for one in role.evidence}
    assert set(re.findall(r"(\d+)(?= %| to \d+ %)", role.basis)) <= shown


@pytest.mark.parametrize("role", roles().values(), ids=roles())
def test_a_fitted_range_is_worded_as_a_ratio_and_never_as_usual(role):
    assert "usual" not in (role.basis + role.people_in_words).lower()
    assert ("a ratio" in role.basis and "for each seat" in role.basis) == (role.kind == "fitted")


def test_an_opinion_about_digital_marketing_is_called_one():
    marketing = roles()["digital_marketing"]
    assert (marketing.people, marketing.kind) == ((3, 6), "assumption")
    assert "of the opinion that odds are lower" in marketing.basis
    assert card("S003").caveat.startswith("An opinion.")


def test_published_figures_stand_behind_software():
    software = roles()["software"]
    assert (software.people, software.kind) == ((2, 4), "source")
    assert software.evidence[-2:] == ("S001", "S002")
    assert list(roles()) == ["software", "digital_marketing", "sales", "general", "graduate", "public_sector"]


@pytest.mark.parametrize(
    ("evidence_id", "words"),
    [
        ("E042", "32 %"),
        ("S002", "2 to 4"),
        ("E166", "44 of 100"),
        ("E145", "10 days (7 to 14)"),
        ("S003", "lower"),
        ("E176", "no difference"),
    ],
)
def test_a_figure_reads_well(evidence_id, words):
    assert figure(evidence_rows()[evidence_id]) == words


@pytest.mark.parametrize("name", ["evidence.csv", "cards.csv", "roles.csv", "pages.csv", "import_words.csv"])
def test_every_field_is_explained(name):
    from workbook.content.data_files import FOLDER

    explained = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{field}`" in explained for field in data_rows(name)[0])


@pytest.mark.parametrize(
    "role", [role for role in roles().values() if role.kind == "source"], ids=lambda role: role.key
)
def test_who_states_a_range_is_named(role):
    assert "a source" not in role.people_in_words
    who = re.search(r"For one job (.+) says", role.people_in_words)[1]
    stated = (evidence_rows()[one] for one in role.evidence)
    assert who in {row["source_org"].lower() for row in stated if [row["low"], row["high"]] == [*map(str, role.people)]}
    assert roles()["software"].people_in_words == "For one job a career article without data says 2 to 4 people."
