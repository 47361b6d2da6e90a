"""Trials that end badly, each in its own way."""
