"""Python as values: expressions that know what they name, their lay-out, and the imports that are read off them."""
