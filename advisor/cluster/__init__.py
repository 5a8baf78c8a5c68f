"""The product on several machines: its parts as deployments of Ray Serve."""
