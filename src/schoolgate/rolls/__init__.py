"""Readers of what school systems export: CSV in all its headings, OneRoster 1.2."""
