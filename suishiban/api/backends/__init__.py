"""How does a case reach its department? Adapters to back-end systems."""
