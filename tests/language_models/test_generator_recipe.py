"""The recipe with a model of two layers: that it learns, goes on after a stop, and writes what LLM_PATH takes."""

from datetime import date
from pathlib import Path

import pytest

from suishiban.api.language_models.engines import language_model_of
from suishiban.api.settings import Settings
from suishiban.assistant.response.claims import supported
from suishiban.assistant.response.writing import written
from suishiban.knowledge.guide import Language
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.text import SuishibanError
from tests.language_models.conftest import GUIDES
from tests.language_models.small_model import make_model

recipe = pytest.importorskip("suishiban.training.recipes.generator", reason="training needs the extra `train`")
bases = pytest.importorskip("suishiban.training.recipes.generator_base", reason="training needs the extra `train`")
pytest.importorskip("suishiban.api.language_models.local", reason="a local model needs the extra `llm`")

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


class Stopped(Exception):
    """Somebody pulled the plug."""


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    folder = tmp_path / "guides"
    (folder / "items").mkdir(parents=True)
    (folder / "items" / "permit.yaml").symlink_to(GUIDES / "items" / "residence-permit.yaml")
    (folder / "regions").symlink_to(GUIDES / "regions")
    return folder


# peft asks for a name that transformers is about to give up.
@pytest.mark.filterwarnings("ignore:`is_gradient_checkpointing` is deprecated:FutureWarning")
def test_it_learns_goes_on_and_is_served(knowledge: Knowledge, guides: Path, texts: list[str], tmp_path: Path) -> None:
    made = make_model(tmp_path / "base", texts, template=None, spread=0.2)
    out = tmp_path / "taught"
    settings = recipe.GeneratorSettings(steps=16, batch=2, rate=2e-2, warm_up=1, save_every=4)
    losses: dict[int, float] = {}

    def until_the_ninth(step: int, loss: float) -> None:
        losses[step] = loss
        if step == 9:
            raise Stopped

    with pytest.raises(Stopped):
        recipe.train_generator(bases.load_base(made), out, knowledge, guides, settings, until_the_ninth)
    begun: list[int] = []

    def to_the_end(step: int, loss: float) -> None:
        begun.append(step)
        losses[step] = loss

    recipe.train_generator(bases.load_base(made), out, knowledge, guides, settings, to_the_end)
    assert begun == list(range(9, 17))
    assert sum(losses[step] for step in (14, 15, 16)) < 0.9 * sum(losses[step] for step in (1, 2, 3))
    assert not (out / "checkpoint.pt").exists()
    assert "LoRA matrices of rank 16" in (out / "MODEL_CARD.md").read_text(encoding="utf-8")

    served = language_model_of(Settings(llm_path=out, llm_seconds=3.0))
    assert served is not None
    assert "".join(served.write("要多少钱？", [FEE.text], Language.ZH))
    claims = list(written(served, "要多少钱？", (FEE,), Language.ZH))
    assert all(supported(claim, {FEE.id: FEE}) for claim in claims)
    served.close()
    with pytest.raises(bases.OutTaken, match="taught"):
        bases.require_new(out)


def test_a_folder_that_is_no_model_is_told_with_what_would_be_right(tmp_path: Path) -> None:
    with pytest.raises(bases.NoBase, match="no config") as told:
        bases.load_base(tmp_path)
    assert str(tmp_path) in str(told.value)
    assert "\n" not in str(told.value)
    bases.require_new(tmp_path)
    bases.require_new(tmp_path / "new")


def test_a_checkpoint_of_another_model_is_not_gone_on_with(
    knowledge: Knowledge, guides: Path, texts: list[str], tmp_path: Path
) -> None:
    made = make_model(tmp_path / "base", texts)
    settings = recipe.GeneratorSettings(steps=2, batch=1, save_every=1)

    def after_the_first(step: int, loss: float) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        recipe.train_generator(bases.load_base(made), tmp_path / "out", knowledge, guides, settings, after_the_first)
    other = recipe.GeneratorSettings(steps=2, batch=1, rank=4)
    with pytest.raises(recipe.WrongCheckpoint, match="another run"):
        recipe.train_generator(bases.load_base(made), tmp_path / "out", knowledge, guides, other)


def test_a_region_that_is_none_is_told(knowledge: Knowledge, guides: Path, texts: list[str], tmp_path: Path) -> None:
    made = make_model(tmp_path / "base", texts)
    settings = recipe.GeneratorSettings(steps=1, batch=1, region="123456")
    with pytest.raises(SuishibanError, match="123456"):
        recipe.train_generator(bases.load_base(made), tmp_path / "out", knowledge, guides, settings)


def test_a_model_that_reads_too_little_is_told(
    knowledge: Knowledge, guides: Path, texts: list[str], tmp_path: Path
) -> None:
    made = make_model(tmp_path / "base", texts)
    settings = recipe.GeneratorSettings(steps=1, batch=1, longest=8)
    with pytest.raises(recipe.ContextTooShort, match="tokens: 8"):
        recipe.train_generator(bases.load_base(made), tmp_path / "out", knowledge, guides, settings)
