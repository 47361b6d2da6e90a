"""Lists of pupils, contacts and staff: shown first, taken whole, undone for a week."""
