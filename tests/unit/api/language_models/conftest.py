"""A language model server and a Rasa server that fail as servers do, and our side of them."""

from collections.abc import Iterator

import pytest

from suishiban.api.language_models.openai import ChatCompletions
from suishiban.api.language_models.rasa import RasaServer
from tests.unit.api.language_models.model_double import Double, serving
from tests.unit.api.language_models.rasa_double import TOKEN, RasaDouble, serving_rasa


@pytest.fixture
def double() -> Iterator[Double]:
    with serving() as server:
        yield server


@pytest.fixture
def model(double: Double) -> Iterator[ChatCompletions]:
    made = ChatCompletions(f"http://127.0.0.1:{double.server_port}/v1", "small", "secret", 1.0)
    yield made
    made.close()


@pytest.fixture
def rasa_double() -> Iterator[RasaDouble]:
    with serving_rasa() as server:
        yield server


@pytest.fixture
def rasa(rasa_double: RasaDouble) -> Iterator[RasaServer]:
    made = RasaServer(rasa_double.url, TOKEN, 1.0)
    yield made
    made.close()
