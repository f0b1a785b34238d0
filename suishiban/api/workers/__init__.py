"""What is done when nobody is asking? Delivery, clock, notices, retention."""
