"""For programs: tools and answers over HTTP, an OpenAI-compatible chat, MCP, and their documents."""
