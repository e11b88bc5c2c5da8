"""What the public sees: numbers, counters and agencies on a screen in the hall."""
