"""A language model server that fails as servers do, and our side of it."""

from collections.abc import Iterator

import pytest

from suishiban.api.language_models.openai import ChatCompletions
from tests.unit.api.language_models.model_double import Double, serving


@pytest.fixture
def double() -> Iterator[Double]:
    with serving() as server:
        yield server


@pytest.fixture
def model(double: Double) -> Iterator[ChatCompletions]:
    made = ChatCompletions(f"http://127.0.0.1:{double.server_port}/v1", "small", "secret", 1.0)
    yield made
    made.close()
