"""What checks share: the post, the school around it, folded words, pictures."""
