"""The administrator's page: usage, feedback, prices, what answers rest on."""
