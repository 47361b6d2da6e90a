"""Start the libraries that talk to the platforms; nothing is called."""

import atproto_client
import httpx
import mastodon

from schoolgate.web.operations.trials import expect

if __name__ == "__main__":
    clients = (httpx.Client, atproto_client.Client, mastodon.Mastodon)
    expect(all(clients), "their clients")
