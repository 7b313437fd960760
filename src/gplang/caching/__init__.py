"""What a check printed, kept until something changes that it looked at.

`entry` is the form in which a result is kept, with all that `gplang.disk` was asked for it and answered; `folder` where
results are kept; `stamp` which gplang made them. Nothing here imports more than it needs at once: an unchanged plan
costs little more than the start of Python.
"""
