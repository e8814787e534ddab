"""What somebody without a mouse does: Tab, type, choose."""


def tab_to(page, locator, most=60):
    """Press Tab until `locator` has the focus: nothing on the way may swallow the key."""
    for _ in range(most):
        if locator.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {locator}")


def write(page, label, text, **options):
    """Go to the field called `label` with Tab and type into it."""
    field = page.get_by_label(label, **options)
    tab_to(page, field, most=200)
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)
    return field


def press(page, name, **options):
    """Go to the button called `name` with Tab and press Enter."""
    button = page.get_by_role("button", name=name, **options)
    tab_to(page, button, most=300)
    page.keyboard.press("Enter")
