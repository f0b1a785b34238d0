"""What is the JSON that comes in and goes out?"""
