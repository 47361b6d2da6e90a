"""What is done about a concern."""
