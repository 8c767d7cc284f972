"""All records of one group: loaded, looked up, selected, and their permanent names."""
