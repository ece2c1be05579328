/** A link to one card leads to it, with the answer still hidden, and the next key press shows it. */

export function showCardInAddress(): void {
  const card = document.getElementById(location.hash.slice(1));
  if (card?.localName !== "flash-card") return;
  card.scrollIntoView();
  card.querySelector<HTMLElement>(".flashcard__show")?.focus({ preventScroll: true });
}
