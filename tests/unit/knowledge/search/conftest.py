"""The sample library, searched with the encoder that ships."""

from datetime import date
from pathlib import Path

import pytest

from suishiban.knowledge.build import build
from suishiban.knowledge.index.onnx import load_onnx
from suishiban.knowledge.index.shipped import ENCODER
from suishiban.knowledge.library.folder import load_folder
from suishiban.knowledge.search import Knowledge

GUIDES = Path(__file__).parents[4] / "guides"
ON, REGION = date(2026, 3, 2), "990102"


@pytest.fixture(scope="session")
def library() -> Knowledge:
    """The whole sample library: what a question is not about shows only among many items."""
    built = build(load_folder(GUIDES), load_onnx(ENCODER))
    return Knowledge(built.release, built.index)
