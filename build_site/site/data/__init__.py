"""Pictures drawn at build time as plain SVG: the coast and what stands on it, and bars.

coast    the outline of the British Isles, from Natural Earth
map      where areas stand on it
bars     how long a bar is
"""
