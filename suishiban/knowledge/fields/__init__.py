"""What kinds of answers are there? Each type recognises, normalises, validates, formats and explains its values."""
