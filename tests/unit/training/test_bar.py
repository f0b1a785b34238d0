"""Do the committed figures show the shipped search ahead of its lexical rivals?"""

import json
from pathlib import Path

from suishiban.training.data.development_sets import SETS
from suishiban.training.evaluate.systems import HYBRID, LEXICAL

MEASURED = Path(__file__).parents[3] / "docs" / "measured" / "retrieval.json"


def test_every_set_is_reported_and_the_hybrid_leads_on_the_chinese_ones_but_at_most_one() -> None:
    sets = json.loads(MEASURED.read_text(encoding="utf-8"))["sets"]
    assert list(sets) == list(SETS)
    beaten = [name for name in ("policy", "faq", "statute-dev") if sets[name]["gain_hit@5"]["low"] > 0]
    assert len(beaten) >= 2


def test_the_gain_is_over_the_better_rival() -> None:
    for one in json.loads(MEASURED.read_text(encoding="utf-8"))["sets"].values():
        best = max(one["systems"][name]["hit@5"] for name in LEXICAL)
        assert abs(one["systems"][HYBRID]["hit@5"] - best - one["gain_hit@5"]["mean"]) < 2e-4
