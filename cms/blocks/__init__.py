from cms.blocks.article import article_blocks

__all__ = ["article_blocks"]
