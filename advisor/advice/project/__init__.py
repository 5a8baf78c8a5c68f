"""A project as a whole: its scenario, its phases and days, what its budget pays."""
