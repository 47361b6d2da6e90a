"""Checks that read the words of a post."""
