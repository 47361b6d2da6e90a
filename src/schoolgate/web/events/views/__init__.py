"""The pages of events: kept, asked for, and who was there."""
