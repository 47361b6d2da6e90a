"""A demonstration school: invented people, real sorts of post."""
