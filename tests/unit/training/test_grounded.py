"""Is what a generator is taught exactly what the answer port asks for and lets through?"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path

import pytest

from suishiban.assistant.response.prompting import NOTHING
from suishiban.assistant.response.writing import written
from suishiban.knowledge.build import build_folder
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.passages import passages_of_release
from suishiban.knowledge.search import Knowledge
from suishiban.training.recipes.grounded import Example, NothingTold, examples

ROOT = Path(__file__).parents[3]
NOON = datetime(2026, 11, 2, 12, tzinfo=timezone(timedelta(hours=8)))
NAMES = ("residence-permit", "passport-application", "marriage-registration", "social-security-card")


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guides")
    (folder / "items").mkdir()
    for name in NAMES:
        file = ROOT / "guides" / "items" / f"{name}.yaml"
        (folder / "items" / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "regions").symlink_to(ROOT / "guides" / "regions")
    return folder


@pytest.fixture(scope="module")
def knowledge(guides: Path) -> Knowledge:
    built = build_folder(guides, HashingEncoder())
    return Knowledge(built.release, built.index)


@pytest.fixture(scope="module")
def given(knowledge: Knowledge, guides: Path) -> list[Example]:
    return list(islice(examples(knowledge, guides, NOON, "990102", seed=3), 150))


class Says:
    """A writer that writes this."""

    def __init__(self, text: str) -> None:
        self.text = text

    def write(self, question: str, passages: Sequence[str], language: Language) -> Iterator[str]:
        return iter([self.text])


def test_every_sentence_that_is_taught_passes_the_port(given: list[Example], knowledge: Knowledge) -> None:
    known = {text: one for one in passages_of_release(knowledge.release) for text in (one.text, one.text_en) if text}
    answered = [one for one in given if one.answer != NOTHING.say(one.language)]
    assert len(answered) > 50
    assert {one.language for one in answered} == set(Language)
    for one in answered:
        passages: list[Passage] = [known[text] for text in one.passages]
        claims = list(written(Says(one.answer), one.question, passages, one.language))
        assert claims, one
        assert "".join(claim.text for claim in claims).replace(" ", "") == one.answer.replace(" ", "")


def test_what_the_passages_do_not_answer_is_taught_too(given: list[Example], knowledge: Knowledge) -> None:
    silent = [one for one in given if one.answer == NOTHING.say(one.language)]
    assert len(silent) > 15
    assert any(one.passages for one in silent)
    assert any(not one.passages for one in silent)
    passage = passages_of_release(knowledge.release)[0]
    for language in Language:
        assert list(written(Says(NOTHING.say(language)), "要多少钱？", [passage], language)) == []


def test_the_same_seed_teaches_the_same(given: list[Example], knowledge: Knowledge, guides: Path) -> None:
    again = examples(knowledge, guides, NOON, "990102", seed=3)
    assert list(islice(again, 20)) == given[:20]
    assert "【问题】" in given[0].messages[1]["content"] or "Question: " in given[0].messages[1]["content"]


def test_a_folder_that_tells_nothing_teaches_nothing(knowledge: Knowledge, tmp_path: Path) -> None:
    with pytest.raises(NothingTold):
        next(examples(knowledge, tmp_path, NOON, "990102", seed=0))
