"""Pages and routes: chat, settings as a form, accuracy."""
