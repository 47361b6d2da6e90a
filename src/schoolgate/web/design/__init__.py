"""The look: the frame of every page, its parts, and the one stylesheet."""
