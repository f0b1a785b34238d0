"""Which engine reads the utterances of the site?"""

from pathlib import Path

from suishiban.api.language_models.openai import ChatCompletions
from suishiban.api.language_models.rasa import RasaServer
from suishiban.api.settings import EngineName, Settings
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.understanding.llm import LlmProposer
from suishiban.assistant.understanding.native import NativeEngine
from suishiban.assistant.understanding.proposing import Asked, ProposingEngine
from suishiban.assistant.understanding.rasa import RasaProposer
from suishiban.assistant.understanding.reader import GRAPH, load_reader


def engine_of(settings: Settings, model: ChatCompletions | None) -> Engine:
    """The engine that ENGINE names; our own where the language model it needs is wanting."""
    native = native_engine(settings.models)
    if settings.engine is EngineName.LLM and model is not None:
        return ProposingEngine(LlmProposer(model), native)
    if settings.engine is EngineName.RASA:
        return rasa_engine(RasaServer(settings.rasa_url, settings.rasa_server_token, settings.rasa_seconds), native)
    return native


def native_engine(models: Path) -> NativeEngine:
    """Our own: the rules with the reader among `models`; the rules alone where there is none."""
    shipped = models / "reader"
    return NativeEngine(load_reader(shipped) if (shipped / GRAPH).is_file() else None)


def rasa_engine(server: RasaServer, native: Engine) -> Engine:
    """The engine that asks a Rasa server where the reading of the rules is doubtful."""
    return ProposingEngine(RasaProposer(server), native, Asked.DOUBTFUL)
