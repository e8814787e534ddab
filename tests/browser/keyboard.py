"""What somebody without a mouse does: Tab, type, choose. `here` is a page, or a part of one."""

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"


def keyboard_of(here):
    return getattr(here, "page", here).keyboard


def tab_to(here, locator, most=60):
    """Press Tab until `locator` has the focus: nothing on the way may swallow the key."""
    for _ in range(most):
        if locator.evaluate("it => it === document.activeElement"):
            return
        keyboard_of(here).press("Tab")
    raise AssertionError(f"Tab never reached {locator}")


def write(here, label, text, **options):
    """Go to the field called `label` with Tab and type into it."""
    field = here.get_by_label(label, **options)
    tab_to(here, field, most=300)
    keyboard_of(here).press("ControlOrMeta+a")
    keyboard_of(here).type(text)
    return field


def press(here, name, role="button", **options):
    """Go to the button or link called `name` with Tab and press Enter."""
    button = here.get_by_role(role, name=name, **options).first
    tab_to(here, button, most=300)
    keyboard_of(here).press("Enter")
