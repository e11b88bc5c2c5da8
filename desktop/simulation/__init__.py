"""What-if: the same visitors under two ways of queueing, through the rules that the counters use."""
