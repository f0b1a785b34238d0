"""How is any larger encoder used instead of the shipped one?"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from suishiban.knowledge.index.encoder import TextKind, Vectors, unit


@dataclass(frozen=True, slots=True, kw_only=True)
class TransformerEncoder:
    """A `sentence-transformers` model behind the port `Encoder`."""

    name: str
    dim: int
    digest: str
    model: Any = field(repr=False)

    def encode(self, texts: Sequence[str], kind: TextKind) -> Vectors:
        """See `Encoder.encode`; the model's own prompts for queries and passages are used where it has any."""
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        encode = self.model.encode_query if kind is TextKind.QUERY else self.model.encode_document
        return unit(np.asarray(encode(list(texts), show_progress_bar=False), dtype=np.float32))


def load_transformer(name_or_path: str) -> TransformerEncoder:
    """The model of that name (from the configured hub) or at that path; needs the extra `llm` or `train`."""
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - an optional engine, seconds to import

    model = SentenceTransformer(name_or_path)
    return transformer_encoder(name_or_path, model)


def transformer_encoder(name: str, model: Any) -> TransformerEncoder:
    """`model` behind the port; its digest covers its name and the vector of a fixed text: changed weights are seen."""
    encoder = TransformerEncoder(name=name, dim=model.get_embedding_dimension(), digest="", model=model)
    probe = np.round(encoder.encode(["随时办 probe"], TextKind.PASSAGE), 3)
    digest = hashlib.sha256(name.encode() + probe.tobytes()).hexdigest()
    return TransformerEncoder(name=name, dim=encoder.dim, digest=digest, model=model)
