"""Which addresses answer to whom?"""
