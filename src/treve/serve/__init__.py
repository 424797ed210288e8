"""The casebook over HTTP: one application, routes in small files, nothing that a viewer may not see."""
