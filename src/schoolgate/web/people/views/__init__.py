"""The pages about people: they only ask, and call the actions."""
