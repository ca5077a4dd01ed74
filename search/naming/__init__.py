"""One name across articles: which of the names that articles hold are one, and what users decided about them."""
