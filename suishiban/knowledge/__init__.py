"""What do the official guides say?"""
