"""From words to instants: whose clock applies, what the calendar says, and which statements cannot all be true."""
