"""Pictures as files: what they are, what is hidden in them, and what is left of that.

Each format cuts a file into parts: what the picture needs, and what it does not. To
clean is to write the first again; to look is to name the second. No pixel changes.
"""
