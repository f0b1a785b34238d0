"""What must every encoder do? Each adapter of the port is listed here once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from suishiban.knowledge.index.encoder import Encoder, HashingEncoder, TextKind
from suishiban.knowledge.index.onnx import MissingEncoder, load_onnx
from suishiban.knowledge.index.shipped import ENCODER
from suishiban.knowledge.index.transformer import transformer_encoder


class TwoWordModel:
    """Stands in for a sentence-transformers model: knows the characters 证 and 费 and nothing else."""

    def get_embedding_dimension(self) -> int:
        return 2

    def encode_query(self, texts: Sequence[str], show_progress_bar: bool) -> list[list[float]]:
        return [[float(text.count("证")), 2.0 * text.count("费")] for text in texts]

    encode_document = encode_query


ADAPTERS: dict[str, Callable[[], Encoder]] = {
    "hashing": HashingEncoder,
    "onnx": lambda: load_onnx(ENCODER),
    "transformer": lambda: transformer_encoder("two-words", TwoWordModel()),
}


@pytest.fixture(params=ADAPTERS, name="encoder")
def an_encoder(request: pytest.FixtureRequest) -> Encoder:
    return ADAPTERS[request.param]()


@pytest.mark.parametrize("kind", TextKind)
def test_a_text_becomes_a_unit_vector_of_the_stated_length(encoder: Encoder, kind: TextKind) -> None:
    vectors = encoder.encode(["居住证", "居住证补领收费吗，要带什么证件？"], kind)
    assert vectors.shape == (2, encoder.dim)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)


def test_a_text_alone_and_among_others_has_the_same_vector(encoder: Encoder) -> None:
    texts = ["居住证", "补领居住证收费二十元。" * 30, "费"]
    together = encoder.encode(texts, TextKind.PASSAGE)
    alone = np.concatenate([encoder.encode([text], TextKind.PASSAGE) for text in texts])
    assert together == pytest.approx(alone, abs=1e-5)


def test_nothing_known_gives_zeros_and_nothing_gives_nothing(encoder: Encoder) -> None:
    assert encoder.encode(["", "🙂，。"], TextKind.QUERY).tolist() == [[0.0] * encoder.dim] * 2
    assert encoder.encode([], TextKind.QUERY).shape == (0, encoder.dim)


def test_two_loads_agree(encoder: Encoder, request: pytest.FixtureRequest) -> None:
    again = ADAPTERS[request.node.callspec.params["encoder"]]()
    assert again.digest == encoder.digest
    assert np.array_equal(again.encode(["居住证"], TextKind.QUERY), encoder.encode(["居住证"], TextKind.QUERY))


def test_a_folder_without_an_encoder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingEncoder, match=r"encoder\.onnx"):
        load_onnx(tmp_path)


def test_the_shipped_encoder_knows_everyday_words() -> None:
    encoder = load_onnx(ENCODER)
    question = encoder.encode(["驾照丢了怎么办"], TextKind.QUERY)[0]
    guides = encoder.encode(["机动车驾驶证补领", "居民身份证补领", "机动车驾驶证注销"], TextKind.PASSAGE)
    assert int((guides @ question).argmax()) == 0
