"""Does a model in a folder write nothing but what it may, and never longer than it may?"""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from suishiban.api.language_models.engines import language_model_of
from suishiban.api.language_models.model import ModelRefused
from suishiban.api.settings import Settings
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.response.writing import written
from suishiban.assistant.understanding.proposing import NoProposal
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.search import Knowledge
from tests.language_models.permit import SAID, Permit
from tests.language_models.small_model import make_model

local = pytest.importorskip("suishiban.api.language_models.local", reason="a local model needs the extra `llm`")

FEE = Passage(
    id="stall@9901/fees/none",
    item="stall",
    section="fees",
    region="9901",
    version=1,
    since=date(2025, 1, 1),
    text="办理“摆摊登记”不收费。",
    title="摆摊登记",
)
ASKED = ({"role": "user", "content": "租的"},)
SCHEMA = {"type": "object", "required": ["a"], "additionalProperties": False, "properties": {"a": {"enum": ["b"]}}}


@pytest.fixture(scope="module")
def model(babbler: Path) -> Iterator[Any]:
    made = local.load_local(babbler, 60.0)
    # Its strings shall end: else most texts would be cut off before they are whole.
    quote = made._tokenizer.convert_tokens_to_ids('"')
    made._model.generation_config.sequence_bias = [[[quote], 5.0]]
    yield made
    made.close()


@pytest.mark.parametrize("language", list(Language))
def test_what_is_read_is_always_of_the_form_asked_for(
    knowledge: Knowledge, moment: Moment, model: Any, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "READING", 60.0)
    permit = Permit(knowledge, moment, model, language)
    for _ in range(3):
        permit.say(SAID[language])
    assert permit.seen.answers
    for schema, answer in zip(permit.seen.held_to, permit.seen.answers, strict=True):
        Draft202012Validator(schema).validate(json.loads(answer))
    assert permit.home is None


def test_what_is_babbled_of_an_answer_is_left_out(model: Any) -> None:
    hasty = local.LocalModel(model._model, model._tokenizer, 2.0)
    begun = time.monotonic()
    assert list(hasty.write("要多少钱？", [FEE.text], Language.ZH))
    assert list(written(hasty, "要多少钱？", (FEE,), Language.ZH)) == []
    assert time.monotonic() - begun < 5
    hasty.close()


def test_an_abandoned_answer_is_not_written_on(model: Any) -> None:
    pieces = model.write("要多少钱？", [FEE.text], Language.ZH)
    next(pieces)
    pieces.close()
    assert json.loads(model.complete(ASKED, SCHEMA)) == {"a": "b"}


class Stuck:
    """A model that does not come back before it is told to."""

    def __init__(self, config: Any) -> None:
        self.config, self.device, self.go_on = config, "cpu", Event()
        self.prompts: list[list[int]] = []

    def generate(self, input_ids: Any, streamer: Any, **more: Any) -> None:
        self.prompts.append(input_ids[0].tolist())
        self.go_on.wait(20)
        streamer.end()


@pytest.fixture
def stuck(model: Any) -> Iterator[Any]:
    made = local.LocalModel(Stuck(model._model.config), model._tokenizer, 0.5)
    yield made
    made._model.go_on.set()
    made.close()


def test_nobody_waits_for_one_that_hangs(stuck: Any) -> None:
    begun = time.monotonic()
    with pytest.raises(NoProposal, match="the time is up"):
        stuck.complete(ASKED, SCHEMA)
    with pytest.raises(NoProposal, match="rests after a failure"):
        stuck.complete(ASKED, SCHEMA)
    assert list(stuck.write("要多少钱？", [FEE.text], Language.ZH)) == []
    assert time.monotonic() - begun < 2


def test_one_that_is_busy_is_not_one_that_failed(stuck: Any) -> None:
    stuck._worker.submit(stuck._model.go_on.wait, 20)
    for _ in range(2):
        with pytest.raises(NoProposal, match="the model is busy"):
            stuck.complete(ASKED, SCHEMA)
    stuck._model.go_on.set()
    stuck._seconds = 20.0
    assert stuck.complete(ASKED, SCHEMA) == ""


def test_it_is_asked_without_numbers_and_names(stuck: Any) -> None:
    stuck._model.go_on.set()
    list(stuck.write("我叫欧阳小川，身份证990102199001011233，要多少钱？", [FEE.text], Language.ZH))
    (prompt,) = stuck._model.prompts
    told = stuck._tokenizer.decode(prompt)
    assert "要多少钱" in told
    assert "欧阳" not in told
    assert "199001011233" not in told


def test_a_prompt_longer_than_it_can_read_is_no_answer(model: Any, caplog: pytest.LogCaptureFixture) -> None:
    small = local.LocalModel(model._model, model._tokenizer, 20.0)
    with pytest.raises(NoProposal, match="PromptTooLong"):
        small.complete(({"role": "user", "content": "租" * 9_000},), SCHEMA)
    small.close()
    assert "租" not in caplog.text


def test_a_folder_that_holds_no_chat_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelRefused, match="there is no such folder; right: a folder with config"):
        language_model_of(Settings(llm_path=tmp_path / "nothing"))
    (broken := tmp_path / "broken").mkdir()
    (broken / "config.json").write_text("{}")
    with pytest.raises(ModelRefused, match="right: a causal model with a byte-level tokenizer"):
        language_model_of(Settings(llm_path=broken))
    mute = make_model(tmp_path / "mute", ["租"], template=None)
    with pytest.raises(ModelRefused, match="right: a tokenizer with a chat template"):
        language_model_of(Settings(llm_path=mute))
