"""The intermediate model: what an API is, neutral of the description's version and of any language."""
