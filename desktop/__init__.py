"""The application layer: use cases, read models, security, printing, command line. No Qt."""
