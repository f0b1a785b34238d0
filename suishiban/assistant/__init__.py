"""What happens in one turn, and to one case?"""
