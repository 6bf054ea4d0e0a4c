from cms.blocks.article import article_blocks
from cms.blocks.quick_links import QuickLinkBlock

__all__ = ["QuickLinkBlock", "article_blocks"]
