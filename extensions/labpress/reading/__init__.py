"""From files to records: readers that never raise for any content and locate every problem."""
