"""With which causal model does the recipe begin, and where may the result go?"""

import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils.logging import disable_progress_bar

from suishiban.knowledge.text import SuishibanError

#: For a base without a chat template of its own.
_TEMPLATE = (
    "{% for message in messages %}{{ message.content }}\n\n{% endfor %}{% if add_generation_prompt %}＞{% endif %}"
)
#: peft asks for a name that transformers is about to give up.
_GIVEN_UP = "`is_gradient_checkpointing` is deprecated"
#: Characters of a library's own message.
_TOLD = 120
_RIGHT = "a folder that transformers can load: config.json, *.safetensors and tokenizer.json of a causal model"


class NoBase(SuishibanError):
    """The folder holds no causal model to begin with"""


class OutTaken(SuishibanError):
    """A model is in the output folder already; it is not written over"""


@dataclass(frozen=True, slots=True)
class Base:
    """A causal model and its tokenizer, which has a chat template."""

    name: str
    """Of its folder."""
    model: Any
    tokenizer: Any

    @property
    def longest(self) -> int:
        """Tokens it can read at once."""
        return int(getattr(self.model.config, "max_position_embeddings", None) or 1 << 30)


def load_base(folder: Path) -> Base:
    """The model in `folder`, from that folder alone; raises NoBase."""
    disable_progress_bar()
    warnings.filterwarnings("ignore", _GIVEN_UP, FutureWarning)
    if not (folder / "config.json").is_file():
        raise NoBase(model=folder, why="there is no config.json in it", right=_RIGHT)
    tokenizer = _read(AutoTokenizer, folder, "tokenizer")
    model = _read(AutoModelForCausalLM, folder, "model")
    if tokenizer.eos_token_id is None:
        raise NoBase(model=folder, why="its tokenizer has no token that ends a text", right="an eos_token")
    tokenizer.chat_template = tokenizer.chat_template or _TEMPLATE
    return Base(folder.resolve().name, model, tokenizer)


def _read(kind: Any, folder: Path, what: str) -> Any:
    try:
        return kind.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, KeyError) as error:
        # The libraries tell it in whole paragraphs.
        why = f"its {what} cannot be read: {' '.join(str(error).split())[:_TOLD]}"
        raise NoBase(model=folder, why=why, right=_RIGHT) from None


def require_new(out: Path) -> None:
    """Raises OutTaken where a finished model is in the folder; a checkpoint is no obstacle."""
    if (out / "config.json").exists():
        raise OutTaken(out=out, right="another folder, or this one once it is emptied")
