"""Which version of which guide is in force, where and when?"""
