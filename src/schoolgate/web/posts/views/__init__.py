"""The pages of posts: they only ask, and call the actions."""
