// What a reader finds: by role and exactly this name. `within` is the role and the name of what it lies in, or null.
// Only the roles, and the ways of giving a name, that our pages use.
(() => {
  const SELECTORS = {
    alert: "[role=alert]",
    article: "article, [role=article]",
    button: "button",
    dialog: "dialog[open], [role=dialog]",
    group: "fieldset, [role=group]",
    link: "a[href]",
    log: "[role=log]",
    radio: "input[type=radio]",
    region: "[role=region], section",
    status: "[role=status]",
    textbox: "input:not([type]), input[type=text], input[type=search], textarea, [role=textbox]",
  };
  const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const nameOf = (element) => {
    const others = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    if (others.length > 0) return others.map((id) => words(document.getElementById(id))).join(" ");
    const named = element.matches("fieldset") ? element.querySelector("legend") : element.labels?.[0];
    return element.ariaLabel ?? words(named ?? element);
  };
  /** Where its words are, which a reader presses; a field has none. */
  const placeOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const words = range.getBoundingClientRect();
    return words.width > 0 ? words : element.getBoundingClientRect();
  };
  const isSeen = (element) => element.checkVisibility({ visibilityProperty: true });
  const one = (role, name, within, isWanted = isSeen) => {
    const room = within ? one(...within, null, () => true) : document;
    const [found, another] = [...(room?.querySelectorAll(SELECTORS[role]) ?? [])].filter(
      (element) => (name === null || nameOf(element) === name) && isWanted(element),
    );
    if (another) throw new Error(`more than one ${role} is named ${name}`);
    return found ?? null;
  };
  return {
    /**
     * The middle of its words, or of a field, in CSS pixels, in a page that has been drawn; null also while it cannot be pressed, or something
     * else lies over it. `sought` is it, for who wants to know whether a press has met it.
     */
    async middle(role, name, within) {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      const found = one(role, name, within);
      if (!found || found.ariaDisabled === "true") return null;
      window.sought = found;
      found.scrollIntoView({ block: "nearest", behavior: "instant" });
      const { x, y, width, height } = placeOf(found);
      const middle = [Math.round(x + width / 2), Math.round(y + height / 2)];
      if (found.contains(document.elementFromPoint(...middle))) return middle;
      found.scrollIntoView({ block: "center", behavior: "instant" }); // out from under the header, for the next look
      return null;
    },
    /** What it says, or what was typed into it; null where there is none. */
    said(role, name, within) {
      const found = one(role, name, within, () => true);
      return found && (found.value ?? found.innerText);
    },
    /** What is told of it beside its name. */
    described(role, name, within) {
      const ids = one(role, name, within)?.getAttribute("aria-describedby")?.split(" ") ?? [];
      return ids.map((id) => words(document.getElementById(id))).join(" ");
    },
  };
})()
