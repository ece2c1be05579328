/** What Python has asked to be called back for; nothing of one run may strike in the next. */

const scheduled = new Set<ReturnType<typeof setTimeout>>();

export function later(callback: () => void, delay_ms?: number): ReturnType<typeof setTimeout> {
  const id = setTimeout(callback, delay_ms);
  scheduled.add(id);
  return id;
}

export function callNothingBack(): void {
  for (const id of scheduled) clearTimeout(id);
  scheduled.clear();
}
