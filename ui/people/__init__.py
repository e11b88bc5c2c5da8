"""People who are two, or one: side by side, merged or told apart."""
