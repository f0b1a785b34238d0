"""Which language model does the site have, and which engine reads its utterances?"""

from pathlib import Path

from suishiban.api.language_models.model import ChatModel, ModelRefused
from suishiban.api.language_models.openai import ChatCompletions
from suishiban.api.language_models.rasa import RasaServer
from suishiban.api.settings import EngineName, Settings
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.understanding.llm import LlmProposer
from suishiban.assistant.understanding.native import NativeEngine
from suishiban.assistant.understanding.proposing import Asked, ProposingEngine
from suishiban.assistant.understanding.rasa import RasaProposer
from suishiban.assistant.understanding.reader import GRAPH, load_reader


def language_model_of(settings: Settings) -> ChatModel | None:
    """The one in LLM_PATH or at LLM_URL; None where the site has none. Raises ModelRefused."""
    if settings.llm_path is not None:
        return _local(settings.llm_path, settings.llm_seconds)
    if settings.llm_url:
        return ChatCompletions(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_seconds)
    return None


def _local(folder: Path, seconds: float) -> ChatModel:
    if not (folder / "config.json").is_file():
        # Else the libraries take the path for a name in a hub, and say so.
        why = "there is no config.json in it" if folder.is_dir() else "there is no such folder"
        raise ModelRefused(folder=folder, why=why, right=WHOLE)
    try:
        # An optional engine that takes seconds to import.
        from suishiban.api.language_models.local import load_local  # noqa: PLC0415
    except ModuleNotFoundError as lacking:
        raise ModelRefused(folder=folder, lacking=lacking.name, right=EXTRA) from None
    return load_local(folder, seconds)


#: What a local model needs, and how it is installed.
LOCAL = ("transformers", "torch", "llguidance")
WHOLE = "a folder with config.json, weights and tokenizer of a causal model, as `suishiban train generator` writes"
EXTRA = "the extra `llm`: `make run FULL=1` installs it"


def engine_of(settings: Settings, model: ChatModel | None) -> Engine:
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
