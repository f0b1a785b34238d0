"""The recipe on two guides: that it learns, and writes what the service loads."""

from pathlib import Path

import pytest

from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.parsed import Occasion
from suishiban.assistant.understanding.reader import load_reader, spans
from suishiban.training.data.guide_items import items_in
from suishiban.training.data.utterances import examples

recipe = pytest.importorskip("suishiban.training.recipes.reader", reason="training needs the extra `train`")
GUIDES = Path(__file__).parents[3] / "guides" / "items"


def test_a_reader_is_trained_written_and_read(tmp_path: Path) -> None:
    items = items_in([GUIDES / "residence-permit.yaml", GUIDES / "seal-engraving-record.yaml"])
    losses: list[float] = []
    settings = recipe.ReaderSettings(width=32, drafts=1, rounds=3)
    fit = recipe.train_reader(items, tmp_path, settings, lambda number, loss: losses.append(loss))
    assert len(losses) == 6
    assert losses[-1] < losses[3] < 6
    assert fit.utterances > 200
    assert 0 <= fit.error <= 1
    reader = load_reader(tmp_path)
    taught = [one for one in examples(items) if one.intent in (Intent.ASK_GUIDE, Intent.OUT_OF_SCOPE)][:200]
    right = sum(reader.read(one.text, Occasion()).intent == one.intent for one in taught)
    assert right > 0.6 * len(taught)


def test_every_mark_of_an_example_is_a_mark_again() -> None:
    """What is taught is what is read: tags and tokens tell the same places."""
    items = items_in([GUIDES / "residence-permit.yaml"])
    vocabulary = recipe.Tokens({one: at for at, one in enumerate(recipe.SPECIAL)} | {"0": 9, "〔1〕": 10})
    for example in examples(items)[:800]:
        sequence = vocabulary.sequence(example.text, Occasion())
        tags = recipe.tags_of(example, sequence)
        assert len(tags) == len(sequence.ids)
        found = list(spans(tags[1:], sequence.said))
        assert sorted((one.mention, one.start, one.end) for one in found) == sorted(
            (one.mention, one.start, one.end) for one in example.words
        )
