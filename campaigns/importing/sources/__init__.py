"""Files to documents: read(content, name) -> Document of lines and blocks; pure, no Django."""

from campaigns.importing.sources.kinds import read
from campaigns.importing.sources.model import Block, Cell, Document, Paragraph, Row, Table

__all__ = ["Block", "Cell", "Document", "Paragraph", "Row", "Table", "read"]
