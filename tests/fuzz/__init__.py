"""Whatever bytes: files that people bring, and what they type, end in an answer or in a sentence."""
