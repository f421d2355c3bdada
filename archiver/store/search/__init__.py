"""Search that knows French: what was typed becomes an FTS5 expression over the forms that the archive holds."""
