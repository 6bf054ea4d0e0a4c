"""Official documents of Nghị định 30/2020/NĐ-CP as Word, PDF and Excel, from one plain description.

Describe what the document says with `OfficialDocument` and its parts; `word.render`, `pdf.render` and
`excel.render` give the files as bytes. The same description always gives the same bytes.
"""

from campaigns.reporting.form.document import (
    Appendix,
    Block,
    Bullet,
    Cell,
    Column,
    Heading,
    Misformed,
    OfficialDocument,
    Paragraph,
    Signature,
    Sum,
    Table,
)

__all__ = [
    "Appendix",
    "Block",
    "Bullet",
    "Cell",
    "Column",
    "Heading",
    "Misformed",
    "OfficialDocument",
    "Paragraph",
    "Signature",
    "Sum",
    "Table",
]
