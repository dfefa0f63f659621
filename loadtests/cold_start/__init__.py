"""Cold starts: every function of the template, as `make sam-build` made it, under the Lambda runtime interface."""
