"""What the authors' guide says of blocks and messages, made from the code that decides about them."""
