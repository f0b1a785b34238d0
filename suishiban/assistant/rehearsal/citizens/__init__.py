"""Who comes to the counter? Citizens that are made up, each with something to get done and a way of talking.

They see the text of a reply and its buttons, nothing else, and nothing that they say trains a model.
"""
