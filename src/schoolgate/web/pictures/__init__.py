"""Who is in a picture or a video, and what was seen of it before."""
