"""Where an event took place on the map, as far as the knowledge base knows."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.knowledge import KnowledgeBase
from dragoman.model import Place

NO_COORDINATES = "no coordinates of its place are known"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its coordinates, None where unknown; `narrow` where it is no state as a whole."""

    place: Place
    latitude: float | None
    longitude: float | None
    narrow: bool

    @property
    def city(self) -> str:
        """Return the place's name where it is narrower than a state, else nothing."""
        return self.place.name if self.narrow else ""

    @property
    def located(self) -> bool:
        """Say whether the coordinates are known."""
        return self.latitude is not None and self.longitude is not None


def spot_of(place: Place | None, base: KnowledgeBase) -> Spot | None:
    """Return the place on the map, None where no place is told."""
    if place is None:
        return None
    city = base.city(place.name, place.country)
    state = base.state(place.country) if place.country else None
    narrow = state is None or state.name != place.name
    if city is None or not narrow:
        return Spot(place, None, None, narrow)
    return Spot(place, city.latitude, city.longitude, narrow)
