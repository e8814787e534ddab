"""Packs that mean harm, and packs that were damaged. `make torture` tries many more."""

from random import Random

from torture import packs


def test_hostile_packs(tmp_path):
    counted = packs.hostile(204, tmp_path)  # each family twelve times
    assert counted["refused"] == 180
    assert counted["loaded"] == 24


def test_mutated_packs(tmp_path):
    counted = packs.mutated(200, tmp_path)
    assert counted["refused"] > counted["loaded"] > 20


def test_the_same_number_makes_the_same_file(tmp_path):
    for family in packs.REFUSED + packs.ACCEPTED:
        assert family(Random(7), tmp_path) == family(Random(7), tmp_path)
