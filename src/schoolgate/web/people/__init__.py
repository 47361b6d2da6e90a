"""People: who they are, what they may do, the roll of pupils and the staff list."""
