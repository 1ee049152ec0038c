"""ftgen: readable Python from OpenAPI descriptions."""
