"""Whether the pages show their code in JupyterLab: the same choice as the press in the bar above them."""

import json
from pathlib import Path

from .sorry import Sorry

CHOICE = ("second-interview-workbook", "reading.jupyterlab-settings")  # among JupyterLab's settings of this person


def show_code() -> None:
    """Have the pages show their code from now on, until somebody hides it. Raises `Sorry` when it cannot be kept."""
    from jupyterlab.commands import get_user_settings_dir

    path = Path(get_user_settings_dir()).joinpath(*CHOICE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"code": True}), encoding="utf-8")
    except OSError as error:
        raise Sorry(
            f"{path} cannot be written: {error.strerror}. Press “Show the code” above a page instead."
        ) from error
