"""How is it said? Actions to a reply: speech acts, checked claims, citations."""
