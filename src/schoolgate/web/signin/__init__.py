"""How people prove who they are: passwords, passkeys, second factors, providers."""
