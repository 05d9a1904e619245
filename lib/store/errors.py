"""What can go wrong with the file, said so that a person knows what to do next."""


class StoreError(Exception):
    """The database cannot be used as asked. `message` says what, `remedy` what to do next."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy
