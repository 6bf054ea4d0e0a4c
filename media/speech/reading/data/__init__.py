"""The shipped dictionary: abbreviations, issuers of documents, units and web addresses, as TOML."""
