"""The policy that a school lives under, and the clauses it cites."""
