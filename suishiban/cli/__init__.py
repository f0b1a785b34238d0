"""The suishiban command."""
