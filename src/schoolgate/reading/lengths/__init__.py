"""How long a text is, as each platform counts it. One file, one unit.

A platform names its unit in its table; the module of that name is imported when a
text is to be measured in it. It offers ``pieces(text)``: what the platform does not
cut apart, in order, each with where it ends in the text as given and what it weighs.
"""

Piece = tuple[int, int]
