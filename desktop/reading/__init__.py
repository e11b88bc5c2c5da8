"""Reading files that people bring: bytes in, lines of text cells out; nothing in a file is ever run."""
