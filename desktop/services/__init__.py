"""The use cases that change something: one module a noun, one function a use case."""
