"""Languages: folders of data, detection, folding and tokens."""
