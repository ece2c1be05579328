"""What others wrote and the site ships: read from what is installed, listed on a page and in `sbom.json`."""
