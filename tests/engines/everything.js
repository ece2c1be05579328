// Looks at all of a page, and presses and changes everything on it once, but what leaves it: links, and a file to choose.
async () => {
  const moment = (ms) => new Promise((passed) => setTimeout(passed, ms));
  const change = (element, value) => {
    element.value = value;
    for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
    scrollTo({ top: y, behavior: "instant" });
    await moment(60);
  }
  for (const details of document.querySelectorAll("details")) details.open = true;
  dispatchEvent(new KeyboardEvent("keydown", { key: "Tab" }));
  await moment(1500);
  for (const switched of [1, 2]) {
    [...document.querySelectorAll("label[title^=Switch]")].find((label) => !label.hidden)?.click();
    await moment(200);
  }
  const search = document.querySelector("[data-md-component=search-query]");
  if (search) {
    search.focus();
    change(search, "perplexity");
    search.dispatchEvent(new KeyboardEvent("keyup", { key: "y" }));
    await moment(1500);
    search.blur();
  }
  const left = (element) => /^(Import a file|Load it|Retry)$/.test(element.textContent) || element.type === "file";
  const pressed = new Set();
  while (pressed.size < 400) {
    const all = [...document.querySelectorAll("main button, main input, main select, main textarea")];
    const next = all.find((element) => !pressed.has(element) && !left(element) && element.checkVisibility());
    if (!next) break;
    pressed.add(next);
    if (next.matches("select")) change(next, next.options[next.options.length - 1].value);
    else if (next.matches("input[type=range]")) change(next, next.max);
    else if (next.matches("input:not([type=radio], [type=checkbox]), textarea")) change(next, "0.06");
    else next.click();
    await moment(10);
  }
  await moment(300);
  return pressed.size;
}
