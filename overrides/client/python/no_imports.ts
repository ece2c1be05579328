/**
 * Pyodide starts in a module worker only, and tells one by its `importScripts`, which fails. It asks as soon as it is
 * read, so this comes first. Our worker is classic and holds all that it needs: it has nothing to import either.
 */

Object.assign(self, {
  importScripts: () => {
    throw new TypeError("nothing is imported here");
  },
});

export {};
