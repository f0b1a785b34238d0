"""Which examples does a model learn from?"""
