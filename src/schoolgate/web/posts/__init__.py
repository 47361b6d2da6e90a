"""Posts: drafted, checked, approved, published, taken back."""
