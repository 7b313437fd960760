"""A plan beside its text: a page that shows what the newest text comes to, for one reader on this machine."""
