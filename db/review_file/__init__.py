"""A change that goes to an approver at another desk as a file, and comes back signed or with a remark."""
