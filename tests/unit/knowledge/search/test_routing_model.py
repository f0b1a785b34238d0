"""How clues become probabilities."""

import pytest

from suishiban.knowledge.search.clue import Clues
from suishiban.knowledge.search.routing_model import ROUTING, WISHES, RoutingModel

MODEL = RoutingModel(Clues(named=2.0, strange=-1.0), none_of_them=1.0, clear=0.5, nothing=0.5)


def test_probabilities_of_items_and_of_none_add_up_to_one() -> None:
    chances, nothing = MODEL.probabilities({"a": Clues(named=1.0), "b": Clues(named=0.5)})
    assert sum(chances.values()) + nothing == pytest.approx(1)
    assert chances["a"] > chances["b"]


def test_what_a_guide_never_mentions_speaks_against_it() -> None:
    chances, _ = MODEL.probabilities({"a": Clues(named=1.0), "b": Clues(named=1.0, strange=2.0)})
    assert chances["a"] > chances["b"]


def test_without_items_it_is_none_of_them() -> None:
    assert MODEL.probabilities({}) == ({}, 1.0)


def test_in_a_wish_nothing_speaks_against_an_item() -> None:
    assert ROUTING.weights.strange < 0
    assert ROUTING.weights.letters < 0
    assert WISHES.weights.strange == WISHES.weights.letters == WISHES.weights.share == 0
