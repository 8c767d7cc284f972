"""The records in Sphinx: domain, nodes, directives, roles, transforms; the same for all outputs."""
