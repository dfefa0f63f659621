"""What collects the product's metrics: Prometheus on one machine, CloudWatch on AWS."""
