"""Which words does an item's application use: the names of its blanks and of what can be chosen, as people say them?

They are no passages and are never cited, but a question that uses them is not foreign to the item: 孤独症 is one of the
words for a choice of the disability certificate.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from suishiban.knowledge.guide import BasicItem, FormField, Option, Text
from suishiban.knowledge.library.release import Release


def form_words(release: Release, items: Collection[str] | None = None) -> Mapping[str, str]:
    """Item → all those words; of every item, or of `items`."""
    return {
        edition.id: "\n".join(_of_item(edition.basic))
        for edition in release.current()
        if edition.basic is not None and (items is None or edition.id in items)
    }


def _of_item(item: BasicItem) -> Iterator[str]:
    for scenario in item.scenarios:
        yield from (*_both(scenario.label), *_both(scenario.ask), *_of_options(scenario.options))
    for group in item.form.groups:
        yield from _both(group.label)
    for field in (*item.form.fields, *(field for group in item.form.groups for field in group.fields)):
        yield from _of_field(field)


def _of_field(field: FormField) -> Iterator[str]:
    yield from (*_both(field.label), *field.aliases, *_of_options(field.options))
    for text in (field.ask, field.help):
        yield from _both(text) if text is not None else ()


def _of_options(options: Iterable[Option]) -> Iterator[str]:
    for option in options:
        yield from (*_both(option.label), *option.aliases)


def _both(text: Text) -> tuple[str, ...]:
    return (text.zh, text.en or "")
