"""How author lines, venues, citations, awards and people are written, in any output."""
