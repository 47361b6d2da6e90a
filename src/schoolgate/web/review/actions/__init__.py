"""What changes the world, one verb a file."""
