from atproto_client.request import Response

class AtProtocolError(Exception): ...

class RequestErrorBase(AtProtocolError):
    response: Response | None
