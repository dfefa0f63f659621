"""Grafana's dashboards as code; `python -m tools.dashboards` writes them to localstack/monitoring/dashboards."""
