"""A job advert that somebody pasted, line by line: what they need, and what else stands in it. No widget, no rows."""

from .reader import Advert, AdvertLine, read_advert
from .which_section import DESIRABLE, ESSENTIAL, SECTIONS

__all__ = ["DESIRABLE", "ESSENTIAL", "SECTIONS", "Advert", "AdvertLine", "read_advert"]
