"""The fine-tuning models and servers written by hand for the libraries that ftgen is measured against."""
