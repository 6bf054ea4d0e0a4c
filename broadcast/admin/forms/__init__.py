from broadcast.admin.forms.programme import ProgrammeForm
from broadcast.admin.forms.station import StationForm

__all__ = ["ProgrammeForm", "StationForm"]
