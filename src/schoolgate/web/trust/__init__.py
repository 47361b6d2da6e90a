"""Trusts and their schools: whose things these are, and who can't see them."""
