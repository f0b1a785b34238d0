"""Where in the guides is this said? Lexical and dense indexes over passages."""
