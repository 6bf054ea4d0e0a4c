"""What the targets of plans came to: readings in the ledger, beside what the plan wants."""
