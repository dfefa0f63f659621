"""Runs Lambda functions as processes of the host, each behind a Runtime API of its own.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html is spoken to AWS's own runtime client, `awslambdaric`.
`executor`, `plugin`, `pollers` and `cap` are the side towards LocalStack; everything else is the standard library.
"""
