"""A stranger's table: where its rows stand, what its columns say, and a file that keeps the answers for the next delivery."""
