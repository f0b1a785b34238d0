"""Which guide does this file hold? One module per format."""
