"""Small models for real. What they need is in the extras `llm` and `train`; `make .llm` installs both."""

from datetime import datetime
from pathlib import Path

import pytest

from suishiban.api.clock import CHINA
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.fields import field_types, load_divisions
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.parse.calendar import read_calendar
from suishiban.knowledge.search import Knowledge
from tests.language_models.small_model import make_model

ROOT = Path(__file__).parents[2]
GUIDES = ROOT / "guides"
#: For what is written in them the tokenizers are made.
WRITTEN = (
    GUIDES / "items" / "residence-permit.yaml",
    ROOT / "suishiban" / "assistant" / "understanding" / "llm_asking.py",
    ROOT / "suishiban" / "assistant" / "response" / "prompting.py",
)


@pytest.fixture(scope="session")
def texts() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in WRITTEN]


@pytest.fixture(scope="session")
def babbler(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that was taught nothing."""
    return make_model(tmp_path_factory.mktemp("babbler"), texts)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    built = build([load_file(GUIDES / "items" / "residence-permit.yaml")], HashingEncoder())
    return Knowledge(built.release, built.index)


@pytest.fixture(scope="session")
def moment() -> Moment:
    divisions = load_divisions(GUIDES / "regions" / "mingchuan.yaml")
    noon = datetime(2026, 3, 2, 12, 10, tzinfo=CHINA)
    return Moment(noon, read_calendar(GUIDES / "calendar.yaml"), field_types(divisions, "990102"))
