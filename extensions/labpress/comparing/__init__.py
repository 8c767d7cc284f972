"""Do the site and the booklet say the same? Both are read as they were built, and compared.

The site is read from its HTML (:mod:`.site`) and the booklet from the characters, fonts and
positions in its PDF (:mod:`.booklet`), each on its own. What either shows on purpose and the other
does not, both builds have written down (:mod:`.manifest`). :mod:`.differences` compares.
Nothing here imports Sphinx, or anything that writes one of the outputs.
"""
