"""Does every process serve an edit as soon as it is published, and survive a damaged index?"""

from datetime import date
from pathlib import Path

import pytest

from suishiban.api import main
from suishiban.api.clock import SystemClock
from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.main import library_in
from suishiban.api.services import knowledge as served_knowledge
from suishiban.api.services.context import Library
from suishiban.api.settings import Settings
from suishiban.api.store.opening import open_store
from suishiban.knowledge.index import layered
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.knowledge.search import Knowledge, retrieve

REGION, ON = "990102", date(2026, 3, 2)
GUIDES = Path(__file__).parents[3] / "guides"


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample library counts as a large one, and a process looks for a new release at every turn."""
    monkeypatch.setattr(layered, "SMALL", 100)
    monkeypatch.setattr(served_knowledge, "FRESH", 0.0)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return with_demo_keys(Settings(data=tmp_path, guides=GUIDES))


def process(settings: Settings) -> Library:
    return library_in(open_store(settings), settings, SystemClock())


def edited() -> ParsedGuide:
    text = (GUIDES / "items" / "id-card-replacement.yaml").read_text(encoding="utf-8")
    parsed = parse_guide(
        text.replace("身份证快到期、损坏", "身份证被小狗咬破、快到期、损坏"), "id-card-replacement.yaml"
    )
    assert isinstance(parsed, ParsedGuide)
    return parsed


def told(knowledge: Knowledge) -> str:
    return "".join(one.text for one in retrieve(knowledge, "身份证补领", REGION, ON).told)


def test_an_edit_is_served_by_every_process_over_the_index_they_share(settings: Settings) -> None:
    one, other = process(settings), process(settings)
    before = other.knowledge.current()
    assert "小狗" not in told(before)
    one.publishing.publish_files([edited()], "editor", SystemClock().now())
    layers = []
    for library in (one, other):
        after = library.knowledge.current()
        assert "小狗咬破" in told(after)
        layers.append(after.index.layer)
    assert [layer is not None and layer.base is before.index for layer in layers] == [False, True]
    assert all(layers)
    assert "小狗" not in told(before), "a turn that began with the earlier release keeps it"
    assert "小狗咬破" in told(process(settings).knowledge.current())


def test_an_index_of_another_encoder_is_made_again_once(
    settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    process(settings).knowledge.current()
    with monkeypatch.context() as patched:
        patched.setattr(main, "encoder_of", lambda _: HashingEncoder(48))
        assert "身份证" in told(process(settings).knowledge.current())
        assert "made again" in caplog.text
        caplog.clear()
        assert "身份证" in told(process(settings).knowledge.current())
        assert "made again" not in caplog.text


def test_indexes_of_long_gone_releases_are_removed(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served_knowledge, "KEPT", 2)
    library = process(settings)
    library.knowledge.current()
    for number in range(3):
        text = (GUIDES / "items" / "id-card-replacement.yaml").read_text(encoding="utf-8")
        parsed = parse_guide(text.replace("快到期", f"快到期{number}"), "id-card-replacement.yaml")
        assert isinstance(parsed, ParsedGuide)
        library.publishing.publish_files([parsed], "editor", SystemClock().now())
        library.knowledge.current()
    made = indexes(settings)
    monkeypatch.setattr(served_knowledge, "LATE", -60.0)
    served = process(settings).knowledge.current()
    # The first is still needed: the others rest on it. The second is not.
    assert len(made) == 4
    assert len(indexes(settings)) == 3
    assert {served.index.digest, served.index.layer and served.index.layer.base.digest} < indexes(settings)


def indexes(settings: Settings) -> set[str]:
    """What is kept on the disk."""
    return {path.name for path in (settings.data / "indexes").iterdir() if path.is_dir()}


def test_a_damaged_index_is_made_again(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    process(settings).knowledge.current()
    for passages in settings.indexes.glob("*/passages.jsonl"):
        passages.write_bytes(b"")
    library = process(settings)
    assert "身份证" in told(library.knowledge.current())
    assert "made again" in caplog.text
    library.publishing.publish_files([edited()], "editor", SystemClock().now())
    assert "小狗咬破" in told(library.knowledge.current())
