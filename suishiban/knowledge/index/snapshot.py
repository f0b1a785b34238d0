"""How does an index travel from the build to every process that serves it?

As a folder of immutable files, named by a digest over them: `manifest.json`, `passages.jsonl`, the lexical arrays
(`*.npy`, memory-mapped) and `dense.faiss`. To replace an index is to load another folder, never to change one.
"""

import hashlib
import shutil
import tempfile
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from suishiban.knowledge.index.dense import load_faiss
from suishiban.knowledge.index.documents import documents
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.fusion import FusionSettings
from suishiban.knowledge.index.hybrid import HybridIndex
from suishiban.knowledge.index.lexical import Bm25Index, LexicalIndex, LexicalSettings
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.text import SuishibanError

FORMAT = 1
_ARRAYS = ("keys", "starts", "passages", "weights")


class DamagedSnapshot(SuishibanError):
    """An index snapshot is incomplete or was changed after it was made"""


class ForeignEncoder(SuishibanError):
    """An index snapshot was made with another encoder than the one loaded"""


class ForeignLexicalIndex(SuishibanError):
    """Only the lexical index that comes with the project can be written to a snapshot"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot says about itself."""

    format: int
    encoder: str
    encoder_digest: str
    lexical: LexicalSettings
    fusion: FusionSettings
    files: dict[str, str]
    """File name → SHA-256, hex."""


def save(index: HybridIndex, folder: Path) -> str:
    """Write `index` into a new folder under `folder`, named by the digest that is returned; the same index, once."""
    folder.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder, prefix=".making-"))
    manifest = orjson.dumps(asdict(_write(index, work)), option=orjson.OPT_SORT_KEYS | orjson.OPT_INDENT_2)
    (work / "manifest.json").write_bytes(manifest)
    digest = hashlib.sha256(manifest).hexdigest()
    if (folder / digest).exists():
        shutil.rmtree(work)
    else:
        work.chmod(0o755)
        work.rename(folder / digest)
    return digest


def load(folder: Path, digest: str, encoder: Encoder) -> HybridIndex:
    """The snapshot `digest` under `folder`, to be searched with `encoder`.

    Raises DamagedSnapshot when a file is missing or differs from the manifest, ForeignEncoder for another encoder.
    """
    home = folder / digest
    manifest = _read_manifest(home, digest)
    if manifest.encoder_digest != encoder.digest:
        raise ForeignEncoder(snapshot=manifest.encoder, loaded=encoder.name)
    for name, expected in manifest.files.items():
        if not (home / name).is_file() or _sha256(home / name) != expected:
            raise DamagedSnapshot(file=name, snapshot=digest)
    passages = tuple(_passage(line) for line in (home / "passages.jsonl").read_bytes().splitlines())
    document_of = documents(passages)
    whole = "whole-keys.npy" in manifest.files
    return HybridIndex(
        passages=passages,
        lexical=_lexical(home, "passage", len(passages), manifest.lexical),
        dense=load_faiss(home / "dense.faiss"),
        encoder=encoder,
        whole=_lexical(home, "whole", int(document_of.max()) + 1, manifest.lexical) if whole else None,
        document_of=document_of,
        fusion=manifest.fusion,
    )


def _write(index: HybridIndex, work: Path) -> Manifest:
    (work / "passages.jsonl").write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in index.passages))
    settings = _write_lexical(index.lexical, work, "passage")
    if index.whole is not None:
        _write_lexical(index.whole, work, "whole")
    index.dense.save(work / "dense.faiss")
    return Manifest(
        format=FORMAT,
        encoder=index.encoder.name,
        encoder_digest=index.encoder.digest,
        lexical=settings,
        fusion=index.fusion,
        files={path.name: _sha256(path) for path in sorted(work.iterdir())},
    )


def _write_lexical(index: LexicalIndex, work: Path, name: str) -> LexicalSettings:
    if not isinstance(index, Bm25Index):
        raise ForeignLexicalIndex(given=type(index).__name__, supported=Bm25Index.__name__)
    for array in _ARRAYS:
        np.save(work / f"{name}-{array}.npy", getattr(index, array))
    return index.settings


def _lexical(home: Path, name: str, size: int, settings: LexicalSettings) -> Bm25Index:
    # Plain arrays over the mapped files: every slice of a `memmap` would cost microseconds for its own bookkeeping.
    arrays: dict[str, Any] = {
        array: np.asarray(np.load(home / f"{name}-{array}.npy", mmap_mode="r")) for array in _ARRAYS
    }
    return Bm25Index(size, **arrays, settings=settings)


def _read_manifest(home: Path, digest: str) -> Manifest:
    path = home / "manifest.json"
    if not path.is_file() or _sha256(path) != digest:
        raise DamagedSnapshot(file="manifest.json", snapshot=digest)
    content = orjson.loads(path.read_bytes())
    if content.get("format") != FORMAT or set(content) != {one.name for one in fields(Manifest)}:
        raise DamagedSnapshot(format=content.get("format"), supported=FORMAT)
    settings = {"lexical": LexicalSettings(**content["lexical"]), "fusion": FusionSettings(**content["fusion"])}
    return Manifest(**{**content, **settings})


def _passage(line: bytes) -> Passage:
    content = orjson.loads(line)
    since, until = date.fromisoformat(content.pop("since")), content.pop("until")
    return Passage(**content, since=since, until=date.fromisoformat(until) if until else None)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
