"""How do the built web pages reach a browser?"""
