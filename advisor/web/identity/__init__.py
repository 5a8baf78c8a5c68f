"""Who asks, and how it is proven: by a portal, a provider of OpenID Connect, or a password."""
