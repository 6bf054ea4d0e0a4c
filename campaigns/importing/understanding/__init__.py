"""A document to what its plan says: understand(document) -> PlanDraft; pure, no Django."""

from campaigns.importing.understanding.plan import understand

__all__ = ["understand"]
