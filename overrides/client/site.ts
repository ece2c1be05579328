/** Where this site lives. It is found from the script itself, so that any sub-path works. */

export const ASSETS = new URL("./", import.meta.url);
export const SITE = new URL("../", ASSETS);
