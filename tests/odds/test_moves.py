"""What would move a chance."""

import pytest

from workbook.odds import PANEL, Candidate, Process, Round, mean_chance, rounds_to_offer, what_moves


def keys(process, candidate=None):
    return {move.key for move in what_moves(process, candidate or Candidate())}


def test_the_largest_effect_comes_first():
    changes = [abs(move.change) for move in what_moves(Process(), Candidate())]
    assert changes == sorted(changes, reverse=True)


def test_each_change_is_the_difference_of_two_chances():
    moves = {move.key: move.change for move in what_moves(Process([Round(3)]), Candidate())}
    here = mean_chance(Process([Round(3)]), Candidate())
    assert moves["one_rival"] == pytest.approx(mean_chance(Process([Round(2)]), Candidate()) - here)
    assert moves["insider"] == pytest.approx(mean_chance(Process([Round(3, insider=True)]), Candidate()) - here)
    assert moves["preparation"] == pytest.approx(mean_chance(Process([Round(3)]), Candidate(preparation=1)) - here)


def test_what_is_so_already_is_left_out():
    assert keys(Process()) == {"one_rival", "five_people", "insider", "panel", "preparation"}
    assert "one_rival" not in keys(Process([Round(2)]))
    assert "five_people" not in keys(Process([Round(5)]))
    assert "preparation" not in keys(Process(), Candidate(preparation=1.0))
    assert keys(Process([Round(agreement=PANEL, insider=True)])) >= {"separate", "no_insider"}
    assert not {"insider", "one_rival"} & keys(Process([Round(1)]))


def test_one_round_fewer_helps():
    moves = {move.key: move.change for move in what_moves(Process(rounds_to_offer(4, 2)), Candidate())}
    assert moves["one_round_fewer"] > 0


def test_once_you_are_the_choice_only_what_is_left_can_move_anything():
    chosen = Process([Round(1)], references_hold=0.85)
    moves = {move.key: move.change for move in what_moves(chosen, Candidate(1, 3))}
    assert moves == {"filled": pytest.approx(0.2 * 0.85), "references": pytest.approx(0.8 * 0.15)}
    assert keys(Process([Round(1)], filled=1.0)) == set()
    assert keys(Process([Round(3, go_on=3)])) == {"filled"}


def test_open_references_in_a_room_with_others_move_the_chance_too():
    moves = {move.key: move.change for move in what_moves(Process(references_hold=0.85), Candidate())}
    assert moves["references"] == pytest.approx(0.15 / 0.85 * mean_chance(Process(references_hold=0.85), Candidate()))
    assert "filled" not in moves


def test_several_seats_change_what_can_move():
    assert "insider" not in keys(Process([Round((10, 20), go_on=5)]))
    assert keys(Process([Round(4, go_on=2)])) >= {"insider", "one_rival", "five_people"}
    assert "one_rival" not in keys(Process([Round(8, go_on=3)]))
    moves = {move.key: move.change for move in what_moves(Process([Round((2, 4), go_on=2)]), Candidate())}
    assert moves["five_people"] < 0 < moves["one_rival"]
