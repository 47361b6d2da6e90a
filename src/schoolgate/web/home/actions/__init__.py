"""What is done from the first pages: one verb a file."""
