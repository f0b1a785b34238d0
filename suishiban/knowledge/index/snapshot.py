"""How does an index travel from the build to every process that serves it?

As a folder of immutable files, named by a digest over them: `manifest.json`, `passages.jsonl`, the lexical arrays
(`*.npy`, memory-mapped) and `dense.faiss`. To replace an index is to load another folder, never to change one. The
snapshot of an index that rests on another holds its own part and the digest of that one.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from suishiban.knowledge.index.dense import FaissIndex, load_faiss
from suishiban.knowledge.index.documents import documents
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.fusion import FusionSettings, Weights
from suishiban.knowledge.index.hybrid import HybridIndex
from suishiban.knowledge.index.layered import laid_over
from suishiban.knowledge.index.lexical import Bm25Index, LexicalIndex, LexicalSettings
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.text import SuishibanError

FORMAT = 4
_GONE = "gone.npy"
_ARRAYS = ("keys", "starts", "passages", "weights")


class DamagedSnapshot(SuishibanError):
    """An index snapshot is incomplete or was changed after it was made"""


class ForeignEncoder(SuishibanError):
    """An index snapshot was made with another encoder than the one loaded"""


class ForeignIndex(SuishibanError):
    """Only the indexes that come with the project can be written to a snapshot"""


class LooseLayer(SuishibanError):
    """An index rests on one that has no snapshot of its own"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a snapshot says about itself."""

    format: int
    encoder: str
    encoder_digest: str
    lexical: LexicalSettings
    fusion: FusionSettings
    mean_lengths: dict[str, float]
    """Mean length in terms of what each lexical index holds."""
    base: str
    """Digest of the snapshot it rests on; empty for none."""
    files: dict[str, str]
    """File name → SHA-256, hex."""


def save(index: HybridIndex, folder: Path) -> str:
    """Write `index` into a new folder under `folder`, named by the digest that is returned; the same index, once.

    Raises LooseLayer where it rests on an index that was not read from a snapshot.
    """
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


def load(folder: Path, digest: str, encoder: Encoder, held: HybridIndex | None = None) -> HybridIndex:
    """The snapshot `digest` under `folder`, to be searched with `encoder`.

    What it rests on is not read again where `held`, an index in use, is that or rests on it too.
    Raises DamagedSnapshot when a file is missing or differs from the manifest, ForeignEncoder for another encoder.
    """
    home = folder / digest
    manifest = _read_manifest(home, digest)
    if manifest.encoder_digest != encoder.digest:
        raise ForeignEncoder(snapshot=manifest.encoder, loaded=encoder.name)
    for name, expected in manifest.files.items():
        if not (home / name).is_file() or _sha256(home / name) != expected:
            raise DamagedSnapshot(file=name, snapshot=digest)
    own = _read(home, manifest, encoder)
    if not manifest.base:
        return replace(own, digest=digest)
    bases = [one for one in (held, held.layer.base if held and held.layer else None) if one]
    base = next((one for one in bases if one.digest == manifest.base), None) or load(folder, manifest.base, encoder)
    return replace(laid_over(base, np.load(home / _GONE), own), digest=digest)


def discard(folder: Path, digest: str) -> None:
    """Remove a snapshot, so that it can be made again; who has it open goes on reading it."""
    if digest:
        shutil.rmtree(folder / digest, ignore_errors=True)


def sweep(folder: Path, kept: Collection[str], before: float) -> tuple[str, ...]:
    """Remove the snapshots made before the moment `before` (seconds since 1970) that neither are among `kept` nor have
    one of them resting on them; the digests of those removed.

    Half-made ones that were left behind go too.
    """
    needed = {one for digest in kept for one in _resting(folder, digest)}
    old = [path for path in folder.iterdir() if path.is_dir() and path.stat().st_mtime < before]
    gone = [path for path in old if path.name not in needed]
    for path in gone:
        shutil.rmtree(path, ignore_errors=True)
    return tuple(path.name for path in gone)


def _resting(folder: Path, digest: str) -> Iterator[str]:
    """The snapshot and what it rests on, as far as they are there."""
    while digest and (manifest := folder / digest / "manifest.json").is_file():
        yield digest
        digest = orjson.loads(manifest.read_bytes()).get("base", "")


def _read(home: Path, manifest: Manifest, encoder: Encoder) -> HybridIndex:
    """What the snapshot holds itself."""
    passages = tuple(_passage(line) for line in (home / "passages.jsonl").read_bytes().splitlines())
    document_of = documents(passages)
    whole = "whole-keys.npy" in manifest.files
    return HybridIndex(
        passages=passages,
        lexical=_lexical(home, "passage", len(passages), manifest),
        dense=load_faiss(home / "dense.faiss"),
        encoder=encoder,
        whole=_lexical(home, "whole", int(document_of.max(initial=-1)) + 1, manifest) if whole else None,
        document_of=document_of,
        fusion=manifest.fusion,
    )


def _write(index: HybridIndex, work: Path) -> Manifest:
    """The files of the index, or of its upper part."""
    base, own = "", index
    if index.layer is not None:
        base, own = index.layer.base.digest, index.layer.above
        if not base:
            raise LooseLayer(passages=len(index.passages), right="keep the index it rests on first")
        np.save(work / _GONE, index.layer.gone)
    (work / "passages.jsonl").write_bytes(b"".join(orjson.dumps(one) + b"\n" for one in own.passages))
    lexical = _written(own.lexical, work, "passage")
    lengths = {"passage": lexical.mean_length}
    if own.whole is not None:
        lengths["whole"] = _written(own.whole, work, "whole").mean_length
    if not isinstance(own.dense, FaissIndex):
        raise ForeignIndex(given=type(own.dense).__name__, supported=FaissIndex.__name__)
    own.dense.save(work / "dense.faiss")
    return Manifest(
        format=FORMAT,
        encoder=index.encoder.name,
        encoder_digest=index.encoder.digest,
        lexical=lexical.settings,
        fusion=index.fusion,
        mean_lengths=lengths,
        base=base,
        files={path.name: _sha256(path) for path in sorted(work.iterdir())},
    )


def _written(index: LexicalIndex, work: Path, name: str) -> Bm25Index:
    if not isinstance(index, Bm25Index):
        raise ForeignIndex(given=type(index).__name__, supported=Bm25Index.__name__)
    for array in _ARRAYS:
        np.save(work / f"{name}-{array}.npy", getattr(index, array))
    return index


def _lexical(home: Path, name: str, size: int, manifest: Manifest) -> Bm25Index:
    # Plain arrays over the mapped files: every slice of a `memmap` would cost microseconds for its own bookkeeping.
    arrays: dict[str, Any] = {
        array: np.asarray(np.load(home / f"{name}-{array}.npy", mmap_mode="r")) for array in _ARRAYS
    }
    return Bm25Index(size, **arrays, settings=manifest.lexical, mean_length=manifest.mean_lengths[name])


def _read_manifest(home: Path, digest: str) -> Manifest:
    path = home / "manifest.json"
    if not path.is_file() or _sha256(path) != digest:
        raise DamagedSnapshot(file="manifest.json", snapshot=digest)
    content = orjson.loads(path.read_bytes())
    if content.get("format") != FORMAT or set(content) != {one.name for one in fields(Manifest)}:
        raise DamagedSnapshot(format=content.get("format"), supported=FORMAT)
    settings = {"lexical": LexicalSettings(**content["lexical"]), "fusion": _fusion(content["fusion"])}
    return Manifest(**{**content, **settings})


def _fusion(content: dict[str, Any]) -> FusionSettings:
    alone, last, talk = (Weights(**content[name]) for name in ("alone", "last", "talk"))
    return FusionSettings(
        alone=alone, last=last, talk=talk, english=content["english"], candidates=content["candidates"]
    )


def _passage(line: bytes) -> Passage:
    content = orjson.loads(line)
    since, until = date.fromisoformat(content.pop("since")), content.pop("until")
    return Passage(**content, since=since, until=date.fromisoformat(until) if until else None)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
