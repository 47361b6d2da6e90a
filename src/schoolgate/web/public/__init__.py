"""What everybody may see: which accounts are real, and the school's feed."""
