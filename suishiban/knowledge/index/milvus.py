"""How are the passages of a large site kept in Milvus?

One collection holds the passages of every release. A row says from which release on it holds and until which, so that a
release is read by a filter, its changes are its only writes, and an earlier one can be served again at once. Words are
searched by Milvus' own full text (BM25) over our terms, written as ASCII tokens: no analyzer of the server has a say in
what a Chinese word is. Needs the `milvus` extra; `uri` is a server's address, or a file for Milvus Lite.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, TypeVar

import orjson
from pymilvus import (
    AnnSearchRequest,
    DataType,
    Function,
    FunctionType,
    MilvusClient,
    WeightedRanker,
)

from suishiban.knowledge.index.encoder import Encoder, TextKind
from suishiban.knowledge.index.hybrid import searched
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.index.released import (
    EVERYWHERE,
    Found,
    Kept,
    ReleaseOutOfOrder,
    UnknownRelease,
    Where,
)
from suishiban.knowledge.index.terms import split

#: The last release of a row that still holds, and the day after all days.
_OPEN, _NEVER = 2**40, date.max.toordinal()
#: Rows written at once, and characters of tokens in one row (a field of Milvus holds 65,535 bytes).
_ROWS, _TOKENS = 500, 60_000
#: Candidates of each kind, and what words and meaning weigh.
_CANDIDATES, _WEIGHTS = 200, (0.6, 0.4)


class MilvusPassages:
    """Adapter of `ReleasedPassages`."""

    def __init__(self, uri: str, encoder: Encoder, collection: str = "passages", token: str = "") -> None:
        self._client = MilvusClient(uri=uri, token=token)
        self._encoder = encoder
        self._name = collection
        if not self._client.has_collection(collection):
            self._create()
        self._client.load_collection(collection)

    def keep(self, release: int, passages: Sequence[Passage]) -> Kept:
        """See the port. Breaking off leaves the earlier releases as they were; to keep it again takes up the rest."""
        last = self._last()
        if release < last:
            raise ReleaseOutOfOrder(release=release, kept=last)
        wanted = {_digest(passage): passage for passage in passages}
        held = dict(self._held())
        new = [passage for digest, passage in wanted.items() if digest not in held]
        gone = [key for digest, key in held.items() if digest not in wanted]
        for chunk in _chunks(new):
            self._client.upsert(self._name, list(self._rows(chunk, release)))
        for keys in _chunks(gone):
            self._close(keys, release)
        self._client.upsert(_releases(self._name), [{"release": release, "mark": [0.0, 1.0]}])
        return Kept(len(new), len(gone), len(wanted) - len(new))

    def find(self, release: int, query: str, k: int, where: Where = EVERYWHERE) -> tuple[Found, ...]:
        """See the port."""
        if not self._is_kept(release):
            raise UnknownRelease(release=release, kept=self._last())
        only, most = _filter(release, where), max(k, _CANDIDATES)
        vector = self._encoder.encode([query], TextKind.QUERY)[0].tolist()
        requests = [AnnSearchRequest([vector], "dense", {"metric_type": "IP"}, limit=most, expr=only)]
        weights: tuple[float, ...] = _WEIGHTS[1:]
        if tokens := _tokens(query):
            requests.append(AnnSearchRequest([tokens], "words", {"metric_type": "BM25"}, limit=most, expr=only))
            weights = (_WEIGHTS[1], _WEIGHTS[0])
        hits = self._client.hybrid_search(
            self._name, requests, WeightedRanker(*weights), limit=k, output_fields=["passage"]
        )[0]
        return tuple(Found(hit["entity"]["passage"], float(hit["distance"])) for hit in hits)

    def close(self) -> None:
        """Give the connection back."""
        self._client.close()

    def _create(self) -> None:
        schema = self._client.create_schema(auto_id=False)
        schema.add_field("key", DataType.VARCHAR, is_primary=True, max_length=64)
        for name, length in (("digest", 64), ("passage", 300), ("item", 100), ("region", 16)):
            schema.add_field(name, DataType.VARCHAR, max_length=length)
        for name in ("first", "last", "since", "until"):
            schema.add_field(name, DataType.INT64)
        plain = {"tokenizer": "standard"}
        schema.add_field("terms", DataType.VARCHAR, max_length=65_535, enable_analyzer=True, analyzer_params=plain)
        schema.add_field("dense", DataType.FLOAT_VECTOR, dim=self._encoder.dim)
        schema.add_field("words", DataType.SPARSE_FLOAT_VECTOR)
        schema.add_function(
            Function(
                name="bm25", function_type=FunctionType.BM25, input_field_names=["terms"], output_field_names=["words"]
            )
        )
        indexes = self._client.prepare_index_params()
        indexes.add_index("dense", index_type="AUTOINDEX", metric_type="IP")
        indexes.add_index("words", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
        self._client.create_collection(self._name, schema=schema, index_params=indexes, consistency_level="Strong")
        self._create_releases()

    def _create_releases(self) -> None:
        """A small collection that says which releases are whole; Milvus wants a vector in every row."""
        schema = self._client.create_schema(auto_id=False)
        schema.add_field("release", DataType.INT64, is_primary=True)
        schema.add_field("mark", DataType.FLOAT_VECTOR, dim=2)
        indexes = self._client.prepare_index_params()
        indexes.add_index("mark", index_type="FLAT", metric_type="IP")
        self._client.create_collection(
            _releases(self._name), schema=schema, index_params=indexes, consistency_level="Strong"
        )

    def _rows(self, passages: Sequence[Passage], release: int) -> Iterator[dict[str, Any]]:
        texts = [searched(passage) for passage in passages]
        vectors = self._encoder.encode(texts, TextKind.PASSAGE)
        for passage, text, vector in zip(passages, texts, vectors, strict=True):
            digest = _digest(passage)
            yield {
                "key": f"{digest[:40]}:{release}",
                "digest": digest,
                "passage": passage.id,
                "item": passage.item,
                "region": passage.region,
                "first": release,
                "last": _OPEN,
                "since": passage.since.toordinal(),
                "until": passage.until.toordinal() if passage.until else _NEVER,
                "terms": _tokens(text),
                "dense": vector.tolist(),
            }

    def _close(self, keys: Sequence[str], release: int) -> None:
        """Let these rows hold until the release before."""
        listed = ", ".join(f'"{key}"' for key in keys)
        rows = self._client.query(self._name, filter=f"key in [{listed}]", output_fields=_STORED)
        self._client.upsert(self._name, [{**row, "last": release - 1} for row in rows])

    def _held(self) -> Iterator[tuple[str, str]]:
        """Digest and key of every row that still holds."""
        rows = self._client.query_iterator(
            self._name, filter=f"last == {_OPEN}", output_fields=["digest", "key"], batch_size=1_000
        )
        while page := rows.next():
            yield from ((row["digest"], row["key"]) for row in page)
        rows.close()

    def _last(self) -> int:
        rows = self._client.query(_releases(self._name), filter="release >= 0", output_fields=["release"])
        return max((row["release"] for row in rows), default=0)

    def _is_kept(self, release: int) -> bool:
        found = self._client.query(
            _releases(self._name), filter=f"release == {release}", output_fields=["release"], limit=1
        )
        return bool(found)


T = TypeVar("T")
_STORED = ["key", "digest", "passage", "item", "region", "first", "last", "since", "until", "terms", "dense"]


def _chunks(parts: Sequence[T]) -> Iterator[Sequence[T]]:
    return (parts[at : at + _ROWS] for at in range(0, len(parts), _ROWS))


def _releases(collection: str) -> str:
    return f"{collection}_releases"


def _digest(passage: Passage) -> str:
    return hashlib.sha256(orjson.dumps(passage, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _tokens(text: str) -> str:
    """The terms of a text as words that no analyzer takes apart."""
    return " ".join(f"t{key:x}" for key in split([text])[1].tolist())[:_TOKENS]


def _filter(release: int, where: Where) -> str:
    parts = [f"first <= {release}", f"last >= {release}"]
    if where.regions:
        parts.append(f"region in {list(where.regions)}".replace("'", '"'))
    if where.items:
        parts.append(f"item in {list(where.items)}".replace("'", '"'))
    if where.on is not None:
        day = where.on.toordinal()
        parts.append(f"since <= {day} and until > {day}")
    return " and ".join(parts)
