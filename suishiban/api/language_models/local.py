"""How is a causal model in a folder asked, without a server?

With transformers, in this process (extra `llm`). It counts as an outsider all the same: it is shown what a server is
shown and held to what a server is held to. To read an utterance it cannot but write JSON of the form that is asked for:
tokens that would break it are ruled out one by one (llguidance). One text is written at a time, in a thread of its own,
until its deadline; nobody waits longer, not even while a long prompt is being read.
"""

import logging
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty
from threading import Event
from typing import Any

import numpy as np
import orjson
import torch
from llguidance import LLMatcher
from llguidance.hf import from_tokenizer
from transformers import (
    AutoModelForCausalLM,
    AutoTokenizer,
    LogitsProcessor,
    StoppingCriteria,
    TextIteratorStreamer,
)
from transformers.utils.logging import disable_progress_bar

from suishiban.api.language_models.model import READING, REST, TOKENS, ModelRefused
from suishiban.api.services.masking import masked
from suishiban.assistant.response.prompting import messages
from suishiban.assistant.understanding.llm_asking import Message, Schema
from suishiban.assistant.understanding.proposing import NoProposal
from suishiban.knowledge.guide import Language
from suishiban.knowledge.text import SuishibanError

_LOG = logging.getLogger(__name__)
#: Characters of a library's own message.
_TOLD = 120


class _Failed(NoProposal):
    """The model wrote no whole text"""


class PromptTooLong(SuishibanError):
    """The model cannot read so much at once"""


class LocalModel:
    """Words answers and reads utterances with one model; one per process, for all threads."""

    def __init__(self, model: Any, tokenizer: Any, seconds: float) -> None:
        """`tokenizer` has a chat template; `seconds` for a whole answer."""
        self._model, self._tokenizer, self._seconds = model, tokenizer, seconds
        self._grammatical = from_tokenizer(
            tokenizer, n_vocab=max(len(tokenizer), getattr(model.config, "vocab_size", 0))
        )
        # A thread does not begin with the number of threads that torch has chosen for the machine.
        self._worker = ThreadPoolExecutor(1, "language-model", torch.set_num_threads, (torch.get_num_threads(),))
        self._rests_until = float("-inf")

    def write(self, question: str, passages: Sequence[str], language: Language) -> Iterator[str]:
        """See `assistant.response.writing.Writer`; what was written when the time was up stands."""
        end, said = time.monotonic() + self._seconds, False
        try:
            for piece in self._pieces(messages(masked(question), passages, language), end):
                said = True
                yield piece
        except _Failed as why:
            if not said:
                self._rest(why)
        except NoProposal:
            return

    def complete(self, asked: Sequence[Message], schema: Schema) -> str:
        """See `assistant.understanding.llm.Completer`."""
        try:
            grammar = LLMatcher.grammar_from_json_schema(
                orjson.dumps(schema).decode(), defaults={"whitespace_flexible": False}
            )
            return "".join(self._pieces(asked, time.monotonic() + min(READING, self._seconds), grammar))
        except _Failed as why:
            self._rest(why)
            raise

    def close(self) -> None:
        """End its thread; what is being written ends with the next token."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _rest(self, why: NoProposal) -> None:
        self._rests_until = time.monotonic() + REST
        _LOG.warning("the language model failed: %s", why)

    def _pieces(self, asked: Sequence[Message], end: float, grammar: str = "") -> Iterator[str]:
        """The text as it comes; raises NoProposal, _Failed where it is not whole by `end`."""
        if time.monotonic() < self._rests_until:
            raise NoProposal(why="the model rests after a failure")
        streamer, writing = (
            TextIteratorStreamer(self._tokenizer, skip_prompt=True, skip_special_tokens=True),
            _Writing(end),
        )
        task = self._worker.submit(self._generate, asked, grammar, streamer, writing)
        try:
            while (piece := streamer.text_queue.get(timeout=max(end - time.monotonic(), 0))) is not None:
                yield piece
        except Empty:
            raise NoProposal(why="the model is busy") if task.cancel() else _Failed(why="the time is up") from None
        finally:
            writing.ended.set()
            task.cancel()
        if writing.failed:
            raise _Failed(why=writing.failed)

    def _generate(self, asked: Sequence[Message], grammar: str, streamer: Any, writing: "_Writing") -> None:
        try:
            prompt = self._tokenizer.apply_chat_template(
                list(asked), add_generation_prompt=True, return_tensors="pt", return_dict=True
            ).to(self._model.device)
            length = prompt["input_ids"].shape[1]
            held = [_Held(LLMatcher(self._grammatical, grammar), length)] if grammar else []
            self._model.generate(
                **prompt,
                max_new_tokens=min(TOKENS, self._room(length)),
                do_sample=False,
                streamer=streamer,
                logits_processor=held,
                stopping_criteria=[writing],
            )
        except Exception as error:
            # Whatever fails in there, the caller waits for an end.
            writing.failed = type(error).__name__
        finally:
            streamer.text_queue.put(None)

    def _room(self, length: int) -> int:
        """Tokens that can follow so many; raises PromptTooLong."""
        longest = getattr(self._model.config, "max_position_embeddings", length + TOKENS)
        if longest <= length:
            raise PromptTooLong(tokens=length, right=f"fewer than {longest}")
        return int(longest - length)


class _Writing(StoppingCriteria):
    """Whether a text is to be written on."""

    def __init__(self, end: float) -> None:
        self.ended, self.failed, self._end = Event(), "", end

    def __call__(self, input_ids: Any, scores: Any, **more: object) -> Any:
        late = time.monotonic() > self._end
        if late:
            self.failed = "the time is up"
        return torch.full((len(input_ids),), late or self.ended.is_set(), device=input_ids.device)


class _Held(LogitsProcessor):
    """Rules out every token after which the text could no longer become one of the grammar."""

    def __init__(self, matcher: Any, start: int) -> None:
        self._matcher, self._read = matcher, start

    def __call__(self, input_ids: Any, scores: Any) -> Any:
        self._matcher.consume_tokens(input_ids[0, self._read :].tolist())
        self._read = input_ids.shape[1]
        if self._matcher.is_error():
            raise ValueError(self._matcher.get_error())
        bits = np.frombuffer(self._matcher.compute_bitmask(), dtype=np.uint8)
        allowed = torch.from_numpy(np.unpackbits(bits, bitorder="little")[: scores.shape[1]] > 0)
        return scores.masked_fill(~allowed.to(scores.device), float("-inf"))


def load_local(folder: Path, seconds: float) -> LocalModel:
    """The model in `folder`, on a GPU where there is one; raises ModelRefused."""
    disable_progress_bar()
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        model: Any = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True, dtype="auto")
        if tokenizer.chat_template is None:
            raise ModelRefused(folder=folder, right="a tokenizer with a chat template")
        return LocalModel(model.to("cuda" if torch.cuda.is_available() else "cpu").eval(), tokenizer, seconds)
    except (OSError, ValueError) as error:
        why = " ".join(str(error).split())[:_TOLD]
        raise ModelRefused(folder=folder, why=why, right="a causal model with a byte-level tokenizer") from None
