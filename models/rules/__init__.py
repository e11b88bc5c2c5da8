"""Pure rules of the front desk: states, folds, numbers, calendars. Standard library only."""
