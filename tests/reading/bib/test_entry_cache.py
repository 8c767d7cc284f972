"""What was read is kept by its text, and forgotten with it."""

from __future__ import annotations

from labpress.reading.bib.entry_cache import EntryCache, digest_of


def test_what_a_reading_did_not_need_is_dropped_and_other_files_keep_theirs():
    store: dict[str, object] = {}
    for file in ("a.bib", "b.bib"):
        cache = EntryCache(store, file)
        cache.put("one", 1)
        cache.put("two", 2)
        cache.finish()
    cache = EntryCache(store, "a.bib")
    assert cache.get("one") == 1
    assert cache.get("three") is None
    cache.finish()
    assert EntryCache(store, "a.bib").get("two") is None
    assert EntryCache(store, "b.bib").get("two") == 2


def test_the_first_name_tells_whether_there_is_anything_to_save():
    store: dict[str, object] = {}
    cache = EntryCache(store, "a.bib")
    cache.put("one", 1)
    cache.finish()
    first = next(iter(store))
    again = EntryCache(store, "a.bib")
    again.get("one")
    again.finish()
    assert next(iter(store)) == first
    again = EntryCache(store, "a.bib")
    again.put("two", 2)
    again.finish()
    assert next(iter(store)) != first


def test_different_texts_have_different_digests():
    assert digest_of("a") == digest_of("a") != digest_of("b")
    assert digest_of("\ud800")
