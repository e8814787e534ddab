"""A job advert that somebody pasted, line by line: what they need, and what else stands in it. No widget, no rows."""

from .reader import Advert, AdvertLine, read_advert
from .which_section import ADVERT_SECTIONS, DESIRABLE, ESSENTIAL

__all__ = ["ADVERT_SECTIONS", "DESIRABLE", "ESSENTIAL", "Advert", "AdvertLine", "read_advert"]
