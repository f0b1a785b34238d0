"""A causal model of two layers with a tokenizer of its own, made on the spot; untaught it says anything."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

_TEMPLATE = (
    "{% for message in messages %}<|{{ message.role }}|>{{ message.content }}<|end|>{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
_SPECIAL = ["<|end|>", "<|pad|>", "<|system|>", "<|user|>", "<|assistant|>"]


def make_model(folder: Path, texts: Iterable[str], template: str | None = _TEMPLATE, spread: float = 0.02) -> Path:
    """Written into `folder`; the tokenizer is made for `texts`. Without a template it is no chat model.

    The wider the `spread` of its weights, the more it prefers some words to others before it is taught any.
    """
    import torch  # noqa: PLC0415 - only where the extra is there
    from transformers import LlamaConfig, LlamaForCausalLM  # noqa: PLC0415

    tokenizer = _tokenizer(texts, template)
    torch.manual_seed(7)
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=4,
        max_position_embeddings=4_096,
        initializer_range=spread,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    LlamaForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def _tokenizer(texts: Iterable[str], template: str | None) -> Any:
    from transformers import PreTrainedTokenizerFast  # noqa: PLC0415

    pieces = Tokenizer(models.BPE())
    pieces.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    pieces.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    pieces.train_from_iterator(
        texts,
        trainers.BpeTrainer(vocab_size=1_500, special_tokens=_SPECIAL, initial_alphabet=alphabet, show_progress=False),
    )
    fast: Any = PreTrainedTokenizerFast
    tokenizer = fast(tokenizer_object=pieces, eos_token="<|end|>", pad_token="<|pad|>")
    tokenizer.chat_template = template
    return tokenizer
