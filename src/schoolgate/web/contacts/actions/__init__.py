"""What changes a school's own contacts: one file an action."""
