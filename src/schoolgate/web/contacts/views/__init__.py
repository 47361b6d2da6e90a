"""The pages of a school's own contacts."""
