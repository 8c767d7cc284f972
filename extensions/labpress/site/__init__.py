"""The web site: how records look in HTML, their pages, addresses, metadata and search."""
