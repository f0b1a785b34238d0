"""What does a yes, a no or a choice mean for the question that was pending?

A yes or no counts only for the prompt it names: an answer to a question that is no longer open changes nothing.
"""

from collections.abc import Callable

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.answers import AnswerState, Source, SourceKind
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Prompt, PromptKind
from suishiban.assistant.form.blanks import blank_at, group_of
from suishiban.assistant.policy import (
    consents,
    delegation,
    event_withdrawal,
    files,
    matters,
    questions,
    submission,
    values,
)
from suishiban.assistant.policy.deliberation import Deliberation


def _pending(d: Deliberation, prompt_id: str) -> Prompt | None:
    prompt = d.state.prompt
    return prompt if prompt is not None and prompt.id == prompt_id else None


def confirm(d: Deliberation, command: commands.Confirm) -> None:
    prompt = _pending(d, command.prompt_id)
    if prompt is not None:
        _YES[prompt.kind](d, prompt)


def deny(d: Deliberation, command: commands.Deny) -> None:
    prompt = _pending(d, command.prompt_id)
    if prompt is not None:
        _NO[prompt.kind](d, prompt)


def choose(d: Deliberation, command: commands.Choose) -> None:
    """Take an option of a choice blank, or one of the items offered."""
    prompt = _pending(d, command.prompt_id)
    if prompt is None:
        return
    if prompt.kind is PromptKind.FIELD:
        values.put(d, prompt.subject, command.option, Source(SourceKind.CHOSEN, turn_id=d.turn_id))
    elif prompt.kind is PromptKind.WHICH_MATERIAL and d.state.open_matter is not None:
        attachment_id, _, name = prompt.subject.partition(":")
        files.list_file(d, d.state.open_matter, command.option, attachment_id, name)
    elif prompt.kind is PromptKind.CHOOSE_ITEM and prompt.subject:
        retrieved = d.evidence.retrieved.get(prompt.subject)
        if retrieved is not None:
            questions.answer(d, prompt.subject, retrieved)
    elif prompt.kind is PromptKind.WHICH_MANDATE:
        delegation.choose(d, prompt.subject, command.option)
    elif prompt.kind in (PromptKind.CHOOSE_ITEM, PromptKind.OFFER_ITEM):
        matters.start_item(d, command.option)


def consent(d: Deliberation, command: commands.Consent) -> None:
    prompt = _pending(d, command.prompt_id)
    if prompt is not None and prompt.kind is PromptKind.CONSENT:
        consents.consent(d, sources_in(prompt))


def withhold(d: Deliberation, command: commands.Withhold) -> None:
    prompt = _pending(d, command.prompt_id)
    if prompt is not None and prompt.kind is PromptKind.CONSENT:
        consents.withhold(d, sources_in(prompt))


def sources_in(prompt: Prompt) -> tuple[str, ...]:
    """The data sources a consent prompt names."""
    return tuple(prompt.subject.split(","))


def _say_yes_or_no(word: str) -> Callable[[Deliberation, Prompt], None]:
    """A yes or no to a blank: its value where the blank is a yes/no one, else the blank is asked again."""

    def handle(d: Deliberation, prompt: Prompt) -> None:
        matter = d.state.open_matter
        blank = matter and blank_at(d.guide_of(matter).guide, prompt.subject)
        standing = matter and matter.answers.get(prompt.subject)
        if values.fits_yes_no(blank or None):
            values.put(d, prompt.subject, word, Source(SourceKind.SAID, "", d.turn_id))
        elif word == "是" and standing and standing.state is AnswerState.STALE:
            values.confirm_stale(d, prompt.subject)

    return handle


def _more_rows(d: Deliberation, prompt: Prompt) -> None:
    if d.state.open_matter is not None:
        values.another_row(d, group_of(d.guide_of(d.state.open_matter).guide, prompt.subject))


def _no_more_rows(d: Deliberation, prompt: Prompt) -> None:
    if d.state.open_matter is not None:
        values.no_more_rows(d, group_of(d.guide_of(d.state.open_matter).guide, prompt.subject))


def _show_again(d: Deliberation, prompt: Prompt) -> None:
    """Submitting takes the exact words or the button; a mere yes shows what they are."""
    d.say(acts.ConfirmByWord(), Outcome.SHOWN)


def _ask_what_to_change(d: Deliberation, prompt: Prompt) -> None:
    d.say(acts.AskWhatToChange(), Outcome.ASKED)
    d.settled = True


def _keep(d: Deliberation, prompt: Prompt) -> None:
    d.say(acts.KeepMatter(d.state.matter(prompt.subject).item), Outcome.TALKED)


def _nothing(d: Deliberation, prompt: Prompt) -> None:
    return


def _declined(d: Deliberation, prompt: Prompt) -> None:
    d.say(acts.Talk("declined"), Outcome.TALKED)


def _which_item(d: Deliberation, prompt: Prompt) -> None:
    """Yes to several is no answer; yes to one is."""
    if len(prompt.choices) == 1:
        choose(d, commands.Choose(prompt.id, prompt.choices[0].id))
        return
    matters.clarify(d, tuple(choice.id for choice in prompt.choices), prompt.subject)


def _only_mandate(d: Deliberation, prompt: Prompt) -> None:
    """Yes to one principal is an answer."""
    named, *others = (choice.id for choice in prompt.choices if choice.id != delegation.NEW)
    if not others:
        delegation.choose(d, prompt.subject, named)


def _skip_document(d: Deliberation, prompt: Prompt) -> None:
    values.skip(d, commands.Skip())


def _no_document(d: Deliberation, prompt: Prompt) -> None:
    """The file is none of them; the form goes on without it."""
    d.say(acts.FileUnused(prompt.subject.partition(":")[2]))


_YES: dict[PromptKind, Callable[[Deliberation, Prompt], None]] = {
    PromptKind.FIELD: _say_yes_or_no("是"),
    PromptKind.MORE_ROWS: _more_rows,
    PromptKind.CONSENT: lambda d, prompt: consents.consent(d, sources_in(prompt)),
    PromptKind.MATERIAL: _nothing,
    PromptKind.WHICH_MATERIAL: _nothing,
    PromptKind.CONFIRM_FORM: _show_again,
    PromptKind.CHOOSE_ITEM: _which_item,
    PromptKind.OFFER_ITEM: lambda d, prompt: matters.start_item(d, prompt.subject),
    PromptKind.CONFIRM_CANCEL: lambda d, prompt: matters.stop(d, prompt.subject),
    PromptKind.CONFIRM_WITHDRAW: lambda d, prompt: submission.take_back(d, prompt.subject),
    PromptKind.CONFIRM_WITHDRAW_EVENT: lambda d, prompt: event_withdrawal.ask_again(d),
    PromptKind.WHICH_MANDATE: _only_mandate,
}
_NO: dict[PromptKind, Callable[[Deliberation, Prompt], None]] = {
    PromptKind.FIELD: _say_yes_or_no("否"),
    PromptKind.MORE_ROWS: _no_more_rows,
    PromptKind.CONSENT: lambda d, prompt: consents.withhold(d, sources_in(prompt)),
    PromptKind.MATERIAL: _skip_document,
    PromptKind.WHICH_MATERIAL: _no_document,
    PromptKind.CONFIRM_FORM: _ask_what_to_change,
    PromptKind.CHOOSE_ITEM: _declined,
    PromptKind.OFFER_ITEM: _declined,
    PromptKind.CONFIRM_CANCEL: _keep,
    PromptKind.CONFIRM_WITHDRAW: _declined,
    PromptKind.CONFIRM_WITHDRAW_EVENT: _declined,
    PromptKind.WHICH_MANDATE: lambda d, prompt: delegation.choose(d, prompt.subject, delegation.NEW),
}
