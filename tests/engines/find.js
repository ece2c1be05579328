// The middle of the one element with this role and name that can be seen, or null; also while something
// else lies over it. Only roles that our pages use.
(role, name) => {
  const selector = {
    button: "button",
    link: "a[href]",
    radio: "input[type=radio]",
    textbox: "input:not([type]), input[type=text], input[type=search], textarea, [role=textbox]",
  }[role];
  const nameOf = (element) => element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).textContent;
  const [found, another] = [...document.querySelectorAll(selector)].filter(
    (element) =>
      nameOf(element).trim().replace(/\s+/g, " ") === name && element.checkVisibility({ visibilityProperty: true }),
  );
  if (another) throw new Error(`more than one ${role} is named ${name}`);
  if (!found) return null;
  found.scrollIntoView({ block: "nearest", behavior: "instant" });
  const { x, y, width, height } = found.getBoundingClientRect();
  const middle = [Math.round(x + width / 2), Math.round(y + height / 2)];
  return found.contains(document.elementFromPoint(...middle)) ? middle : null;
}
