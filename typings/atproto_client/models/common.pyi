class XrpcError:
    error: str | None
    message: str | None
    def __init__(self, error: str | None, message: str | None) -> None: ...
