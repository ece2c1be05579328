"""What runs in Pyodide at build time, and the two small modules it packs beside Python's own."""
