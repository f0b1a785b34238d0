"""Who is this citizen? Adapters to identity providers."""
