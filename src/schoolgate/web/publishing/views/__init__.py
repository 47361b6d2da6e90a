"""The pages, which only ask."""
