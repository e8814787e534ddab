"""The content files: evidence, cards and roles hold together."""

import re
from collections import Counter

import pytest

from workbook.content import rows
from workbook.evidence import GRADES, card, figure, table
from workbook.odds import Round
from workbook.roles import roles

STATISTICS = {"conversion_rate", "survey_share", "count_per_hire", "count", "duration_days", "effect_size"}


@pytest.mark.parametrize("row", rows("evidence.csv"), ids=lambda row: row["id"])
def test_a_figure_is_within_its_range_and_graded(row):
    assert re.fullmatch(r"[ES]\d{3}", row["id"])
    assert row["quality"] in GRADES
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


@pytest.mark.parametrize("row", [r for r in rows("evidence.csv") if DIVIDED.search(r["notes"])], ids=lambda r: r["id"])
def test_what_was_derived_is_recomputed(row):
    over, under = map(float, DIVIDED.search(row["notes"]).groups())
    assert float(row["value"]) == pytest.approx(over / under, rel=0.005)


def test_ids_are_unique():
    assert max(Counter(row["id"] for row in rows("evidence.csv")).values()) == 1
    assert max(Counter(row["evidence_id"] for row in rows("cards.csv")).values()) == 1


@pytest.mark.parametrize("evidence_id", [row["evidence_id"] for row in rows("cards.csv")])
def test_a_card_is_whole_and_never_types_its_own_figure(evidence_id):
    shown = card(evidence_id)
    assert all([shown.figure, shown.statement, shown.counted, shown.caveat, shown.source, shown.year])
    assert len(shown.caveat.split()) <= 18
    assert shown.figure not in shown.statement


@pytest.mark.parametrize("role", roles().values(), ids=roles())
def test_a_role_can_be_computed_and_shown(role):
    assert Round(role.people)
    assert 1 <= role.rounds_left <= 5
    assert role.kind in {"source", "assumption", "fitted"}
    assert role.basis
    assert role.evidence
    assert all(card(evidence_id) for evidence_id in role.evidence)


def test_the_article_stands_behind_software_and_only_points_the_way_for_digital_marketing():
    software, marketing = roles()["software"], roles()["digital_marketing"]
    assert (software.people, software.kind) == ((2, 4), "source")
    assert (marketing.people, marketing.kind) == ((3, 6), "assumption")
    assert list(roles()) == ["software", "digital_marketing", "sales", "general", "graduate", "public_sector"]


@pytest.mark.parametrize(
    ("evidence_id", "words"),
    [("E042", "32 %"), ("S002", "2 to 4"), ("E166", "0.44"), ("E145", "10 days (7 to 14)"), ("S003", "lower")],
)
def test_a_figure_reads_well(evidence_id, words):
    assert figure(table()[evidence_id]) == words


@pytest.mark.parametrize("name", ["evidence.csv", "cards.csv", "roles.csv"])
def test_every_field_is_explained(name):
    from workbook.content import FOLDER

    explained = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert all(f"`{field}`" in explained for field in rows(name)[0])
