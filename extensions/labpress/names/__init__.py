"""A person's name: taken apart, compared, shortened."""
