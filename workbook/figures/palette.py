"""The colours of every drawing: the light palette of `widgets/kit/theme.css`, by the same names.

A page replaces each of these by the colour its theme gives the variable, so a drawing knows no theme.
"""

INK = "#1d2329"
SOFT = "#48525b"
FAINT = "#e6e9ec"
LINE = "#c9cfd5"
EDGE = "#7b8690"
ACCENT = "#195c58"
ACCENT_SOFT = "#cfe5e2"
WARN = "#664100"
WARN_SOFT = "#fbf1dc"
CLEAR = "rgba(0, 0, 0, 0)"

VARIABLES = {
    INK: "--wb-ink",
    SOFT: "--wb-soft",
    FAINT: "--wb-faint",
    LINE: "--wb-line",
    EDGE: "--wb-edge",
    ACCENT: "--wb-accent",
    ACCENT_SOFT: "--wb-accent-soft",
    WARN: "--wb-warn",
    WARN_SOFT: "--wb-warn-soft",
}
