"""The event types of signing in: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "people.person",
    {
        "factor.app_added": "added an authenticator app",
        "factor.passkey_added": "added a passkey",
        "factor.codes_made": "made recovery codes",
        "factor.app_removed": "removed an authenticator app",
        "factor.passkey_removed": "removed a passkey",
        "factor.codes_removed": "removed recovery codes",
        "provider.joined": "connected another account to sign in with",
        "provider.parted": "disconnected another account to sign in with",
        "password.changed": "changed their password",
        "password.reset": "set a new password from an emailed link",
    },
)
