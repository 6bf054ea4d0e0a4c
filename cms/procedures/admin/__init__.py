"""Procedures in the admin: their list, importing and exporting, deciding about an import."""
