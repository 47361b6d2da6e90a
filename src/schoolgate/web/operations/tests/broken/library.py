"""A trial whose package wants a library that the machine lacks."""

raise ImportError("libGL.so.1: cannot open shared object file")
