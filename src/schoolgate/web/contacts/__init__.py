"""The school's own contacts: what it gives out, and what no check stops."""
