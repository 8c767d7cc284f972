"""The site that a group has today, brought over: one reader a kind of site, one writer, one report.

A reader turns an old site into :class:`~labpress.importing.found.Site`, records of ours that know
where they were found; :mod:`.assembling` gives them ids and keys, merges what stands twice and
says whom the old site marked as its member; :mod:`.writing` makes the files, and :mod:`.report`
tells what became of everything. Nothing of the old site is run, and only files below its folder
are read.
"""
