"""The tables of the TOML files that declare voices and events."""

from __future__ import annotations

from typing import Any

from perspectives.records.authorities import PEOPLE
from perspectives.records.declarations import Event, Place, Voice
from perspectives.records.option_values import nearest
from perspectives.registry.authority_links import take_authorities
from perspectives.registry.name_tables import list_of_texts
from perspectives.registry.toml_table import Table, fields_in_words


class DeclarationTable(Table):
    """The tables that declare voices and events."""

    def make_voice(self, id_: str, values: dict[str, Any]) -> Voice | None:
        """Return a voice; report a fault and return None where that is not possible."""
        perspective, anonymous = values.get("perspective"), values.get("anonymous", False)
        if perspective is None and not anonymous:
            if self.left_out & {(id_, "perspective"), (id_, "anonymous")}:
                return None
            self.report(
                "missing-field", self.line(id_), id_, "the field “perspective”, or “anonymous = true”"
            )
            return None
        if not self.registry.perspectives:
            # The file of the perspectives has been reported, or will be.
            values.pop("perspective", None)
        elif perspective is not None and perspective in self.registry.faulty:
            return None
        elif perspective is not None and perspective not in self.registry.perspectives:
            perspectives = self.registry.perspectives
            self.report(
                "unknown-perspective",
                self.line(id_, "perspective"),
                perspective,
                "one of " + ", ".join(perspectives),
                nearest(perspective, perspectives),
            )
            return None
        variants = list_of_texts(self, id_, "variants", values)
        values.pop("variants", None)
        self.take_date(id_, values, "dates")
        self._check_earlier_side(id_, values)
        authorities = take_authorities(self, id_, values, PEOPLE)
        defaults = {"sort": values["name"], "short": values["name"]}
        return Voice(id=id_, variants=variants, authorities=authorities, **{**defaults, **values})

    def _check_earlier_side(self, id_: str, values: dict[str, Any]) -> None:
        """Report an earlier side that is not declared, or that has no end, and remove both fields."""
        known = self.registry.perspectives
        if not self.take_date(id_, values, "until"):
            self.left_out.add((id_, "until"))
        if not values.keys() & {"earlier", "until"}:
            return
        given = [name for name in ("earlier", "until") if name in values]
        if len(given) == 1:
            if not self.left_out & {(id_, "earlier"), (id_, "until")}:
                other = "until" if given == ["earlier"] else "earlier"
                expected = f"the field “{other}” beside it"
                found = f"{given[0]} = {values[given[0]]}"
                self.report("missing-field", self.line(id_, given[0]), found, expected)
        elif values["earlier"] == values.get("perspective"):
            expected = "another perspective than the present one, in the field “perspective”"
            found = f"earlier = {values['earlier']}"
            self.report("malformed-field", self.line(id_, "earlier"), found, expected)
        elif not known or values["earlier"] in known:
            if known:
                return
        elif values["earlier"] not in self.registry.faulty:
            self.report(
                "unknown-perspective",
                self.line(id_, "earlier"),
                values["earlier"],
                "one of " + ", ".join(known),
                nearest(values["earlier"], known),
            )
        values.pop("earlier", None)
        values.pop("until", None)

    def make_event(self, id_: str, values: dict[str, Any]) -> Event | None:
        """Return an event; report a fault and return None where that is not possible."""
        if not self.take_date(id_, values, "date"):
            return None
        name, latitude, longitude = (values.get(key) for key in ("place", "latitude", "longitude"))
        given = [key for key in ("latitude", "longitude") if key in values]
        lacking = [key for key in ("place", "latitude", "longitude") if key not in values] if given else []
        if lacking:
            # What was typed badly, or under another name, was reported.
            if not any(
                one == id_ and (key in lacking or key not in self.fields) for one, key in self.left_out
            ):
                self.report("missing-field", self.line(id_, given[0]), id_, fields_in_words(lacking))
            latitude = longitude = None
        for key, maximum in (("latitude", 90), ("longitude", 180)):
            value = values.get(key, 0)
            # NaN is within no bounds.
            if not -maximum <= value <= maximum:
                self.report(
                    "malformed-field",
                    self.line(id_, key),
                    f"{key} = {value}",
                    f"degrees from -{maximum} to {maximum}",
                )
                latitude = longitude = None
        place = Place(name, latitude, longitude) if name else None
        return Event(id_, values["title"], values["date"], place)
