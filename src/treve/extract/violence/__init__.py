"""Single events of violence, pressure or obstruction."""
