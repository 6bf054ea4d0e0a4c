from typing import Any

from django import forms

from broadcast.models import Player, Station


class PlayerForm(forms.ModelForm):  # type: ignore[type-arg]
    """A player's name, zones and volume; what it says of itself is not for people to write."""

    class Meta:
        model = Player
        fields = ("name", "zones", "volume")
        widgets = {"zones": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, station: Station, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.station = station
        self.fields["zones"].queryset = station.zones.all()  # type: ignore[attr-defined]

    def _get_validation_exclusions(self) -> set[str]:
        return set(super()._get_validation_exclusions()) - {"station", "state"}  # type: ignore[misc]
