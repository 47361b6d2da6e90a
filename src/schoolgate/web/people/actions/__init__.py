"""What is done about people: one file, one verb."""
