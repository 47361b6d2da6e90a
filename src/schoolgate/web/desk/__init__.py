"""The pages on which a post is written, read and decided."""
