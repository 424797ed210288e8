"""What is sought in a run: the incidents a query asks for, their lists, counts, days, cells and exports, all by SQL on the run."""
