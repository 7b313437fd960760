"""What can be written where the cursor stands: one module for each kind of word, put together by `complete`."""
