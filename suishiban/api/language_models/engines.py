"""Which engine reads the utterances of the site?"""

from suishiban.api.language_models.openai import ChatCompletions
from suishiban.api.language_models.rasa import RasaServer
from suishiban.api.settings import EngineName, Settings
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.understanding.llm import LlmProposer
from suishiban.assistant.understanding.proposing import Asked, ProposingEngine
from suishiban.assistant.understanding.rasa import RasaProposer
from suishiban.assistant.understanding.rules import RuleEngine


def engine_of(settings: Settings, model: ChatCompletions | None) -> Engine:
    """The engine that ENGINE names; our own where the language model it needs is wanting."""
    native = RuleEngine()
    if settings.engine is EngineName.LLM and model is not None:
        return ProposingEngine(LlmProposer(model), native)
    if settings.engine is EngineName.RASA:
        return rasa_engine(RasaServer(settings.rasa_url, settings.rasa_server_token, settings.rasa_seconds), native)
    return native


def rasa_engine(server: RasaServer, native: Engine) -> Engine:
    """The engine that asks a Rasa server where the reading of the rules is doubtful."""
    return ProposingEngine(RasaProposer(server), native, Asked.DOUBTFUL)
