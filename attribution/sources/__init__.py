"""Who speaks: mentions resolved to sources inside an article, and sources recognised across articles."""
