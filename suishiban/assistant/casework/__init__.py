"""What happens to a completed form? Pre-check, application, documents, hand-off, legal clock."""
