"""Checks that look at the photographs of a post."""
