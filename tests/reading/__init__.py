"""Files that people bring, read without trusting them."""
