"""Files that ship with the program: fonts, sample catalogue, messages."""
