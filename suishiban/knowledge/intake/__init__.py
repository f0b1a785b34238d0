"""How do the guides that departments already have become drafts? Read as found, nothing dropped."""
