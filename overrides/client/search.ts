/**
 * The search index holds every lesson's text. Material fetches it when a page opens; here it is fetched when somebody
 * turns to the search box. Material's script asks for it by XMLHttpRequest, and has to run after this.
 */

const INDEX = "/search/search_index.json";
const SEARCH = "[data-md-component=search]";
const LOCK = "data-md-scrolllock";

export function fetchSearchIndexWhenAsked(): void {
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (this: XMLHttpRequest, ...args: unknown[]): void {
    Reflect.apply(open, this, args);
    if (new URL(String(args[1]), location.href).pathname.endsWith(INDEX)) {
      const send = this.send.bind(this);
      this.send = () => void searchIsAskedFor().then(() => send());
    }
  } as typeof open;
}

function searchIsAskedFor(): Promise<void> {
  return new Promise((resolve) => {
    const look = ({ target }: Event): void => {
      if (!(target instanceof Element) || !target.closest(SEARCH)) return;
      removeEventListener("focusin", look);
      resolve();
    };
    addEventListener("focusin", look);
    if (document.activeElement?.closest(SEARCH)) resolve();
  });
}

/**
 * In a narrow window the search covers the page, which Material holds still meanwhile and then puts back to where it
 * was: whoever has left the search for something on the page has to see it.
 */
export function showWhatHasFocusAfterSearch(): void {
  new MutationObserver(() => {
    if (!document.body.hasAttribute(LOCK)) document.activeElement?.scrollIntoView({ block: "nearest" });
  }).observe(document.body, { attributeFilter: [LOCK] });
}
