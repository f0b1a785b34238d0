"""Does a condition hold? Expressions evaluated to Yes, No or Unknown."""
