"""What a command says when it cannot be carried out."""


class Sorry(Exception):  # noqa: N818 - what is said, not a kind of error
    """A command cannot be carried out; the text is a sentence for the person."""
