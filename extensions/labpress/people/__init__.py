"""Which person is this author? Pure functions; only what is certain is ever bold."""
