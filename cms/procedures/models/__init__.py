from cms.procedures.models.batches import BatchItem, BatchState, ProcedureBatch, WrongState
from cms.procedures.models.changes import ProcedureChange
from cms.procedures.models.fields import Field
from cms.procedures.models.lists import ProcedureIndexPage
from cms.procedures.models.parts import DossierPart, LegalGround, ProcedureForm
from cms.procedures.models.procedures import ProcedurePage
from cms.procedures.models.vocabulary import Level, Standing

__all__ = [
    "BatchItem",
    "BatchState",
    "DossierPart",
    "Field",
    "LegalGround",
    "Level",
    "ProcedureBatch",
    "ProcedureChange",
    "ProcedureForm",
    "ProcedureIndexPage",
    "ProcedurePage",
    "Standing",
    "WrongState",
]
