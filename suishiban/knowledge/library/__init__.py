"""Which guides are in force, and how did they become so? Versions, releases, regions, passages."""

from suishiban.knowledge.library.compiled import CompiledEvent, CompiledGuide, compile_event, compile_guide
from suishiban.knowledge.library.edition import Edition, edition_of
from suishiban.knowledge.library.folder import load_file, load_folder
from suishiban.knowledge.library.region import upward, within
from suishiban.knowledge.library.release import CatalogueEntry, Release, UnknownGuide, UnknownVersion
from suishiban.knowledge.library.resolve import NotOffered, NotOfferedReason, resolve
from suishiban.knowledge.library.train import NameTwice, VersionTaken, publish, withdraw

__all__ = [
    "CatalogueEntry",
    "CompiledEvent",
    "CompiledGuide",
    "Edition",
    "NameTwice",
    "NotOffered",
    "NotOfferedReason",
    "Release",
    "UnknownGuide",
    "UnknownVersion",
    "VersionTaken",
    "compile_event",
    "compile_guide",
    "edition_of",
    "load_file",
    "load_folder",
    "publish",
    "resolve",
    "upward",
    "withdraw",
    "within",
]
