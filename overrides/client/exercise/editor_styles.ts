/**
 * CodeMirror makes its styles as the page runs, and would put them into a <style>, which the page's policy refuses: no
 * hash can be known before. A sheet that a script makes is not inline, and may be adopted.
 */

import { StyleModule } from "style-mod";

const adopted = new WeakSet<StyleModule>();

/** From here on, every module of styles becomes a sheet of its own. They stand in a layer: the site's own win. */
export function adoptStyles(): void {
  StyleModule.mount = (root, modules) => {
    for (const module of [modules].flat()) {
      if (adopted.has(module)) continue;
      adopted.add(module);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`@layer codemirror { ${module.getRules()} }`);
      root.adoptedStyleSheets.push(sheet);
    }
  };
}
