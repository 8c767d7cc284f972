"""What a build emits beside its pages, and when a page must be written again."""
