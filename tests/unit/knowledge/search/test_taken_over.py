"""Does knowledge that takes over from what was served before answer as knowledge made anew?"""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from suishiban.knowledge.build import index_of
from suishiban.knowledge.guide import Text
from suishiban.knowledge.index import layered
from suishiban.knowledge.library import Release, publish
from suishiban.knowledge.parse.guide_file import ParsedGuide
from suishiban.knowledge.search import Knowledge, retrieve
from suishiban.knowledge.search.retrieve import Found

ON, REGION, ITEM = date(2026, 3, 2), "990102", "residence-permit"
QUESTIONS = (
    "居住证丢了要交多少钱",
    "居主证怎么办理流程",
    "离婚证在哪里领",
    "How do I register a company?",
    "结婚登记要带什么",
)


def edited(release: Release, *, renamed: bool) -> Release:
    """The next release: one guide has another summary, and another name if `renamed`."""
    parsed = release.editions[ITEM, 1].parsed
    guide = replace(parsed.guide, summary=Text("居住证现在可以在自助机上办理。", "Machines issue residence permits."))
    if renamed:
        guide = replace(guide, aliases=(*guide.aliases, "补办安居卡"))
    return publish(release, [ParsedGuide(parsed.source, parsed.text, f"{parsed.digest}-edited", guide, {})])


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("renamed", [False, True])
def test_it_answers_as_knowledge_made_anew(
    library: Knowledge, monkeypatch: pytest.MonkeyPatch, renamed: bool, large: bool
) -> None:
    monkeypatch.setattr(layered, "SMALL", 100 if large else 20_000)
    release, encoder = edited(library.release, renamed=renamed), library.index.encoder
    index = index_of(release, encoder, (library.release, library.index))
    assert (index.layer is not None) is large
    after, anew = Knowledge(release, index, previous=library), Knowledge(release, index_of(release, encoder))
    assert after.names.stated == anew.names.stated
    assert (after.names is library.names) is not renamed
    assert after.words.of_item == anew.words.of_item
    assert after.words.weights == anew.words.weights
    assert after.called.items == anew.called.items
    assert np.allclose(after.worded.vectors, anew.worded.vectors)
    assert after.worded.starts == anew.worded.starts
    assert after.holding(REGION, ON).sum() == anew.holding(REGION, ON).sum()
    assert after.of_item(ITEM).sum() == anew.of_item(ITEM).sum()
    for question in QUESTIONS:
        ours, theirs = (retrieve(one, question, REGION, ON) for one in (after, anew))
        assert (ours.found, ours.item, ours.passages) == (theirs.found, theirs.item, theirs.passages)
    assert any("自助机" in one.text for one in retrieve(after, "居住证", REGION, ON).passages), (
        "the new summary is not found"
    )


def test_what_is_withdrawn_is_forgotten(library: Knowledge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layered, "SMALL", 100)
    live = {item: versions for item, versions in library.release.live.items() if item != ITEM}
    release = replace(library.release, live=live)
    after = Knowledge(
        release, index_of(release, library.index.encoder, (library.release, library.index)), previous=library
    )
    assert ITEM not in after.words.of_item
    assert not after.of_item(ITEM).any()
    found = retrieve(after, "居住证丢了怎么补领", REGION, ON)
    assert found.found is not Found.ANSWER or found.item != ITEM
