"""Large language models as helpers of the services: asked with a schema, distrusted, paid for within a limit."""
