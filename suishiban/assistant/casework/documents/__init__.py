"""Which documents does a case come with? The application form, the receipts and the correction notice, as PDF."""

from suishiban.assistant.casework.documents.papers import (
    render_acceptance,
    render_application,
    render_notice,
    render_receipt,
)

__all__ = ["render_acceptance", "render_application", "render_notice", "render_receipt"]
