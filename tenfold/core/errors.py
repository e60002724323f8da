"""What the domain says when a person asks for what it does not allow."""


class DomainError(Exception):
    """A refusal, with a sentence for the person. The view puts it on the form."""
