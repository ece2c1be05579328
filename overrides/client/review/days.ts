/** Calendar days: kept as "2026-11-27", counted as whole numbers, said as "in 3 days, Fri 27 Nov". */

export type Day = `${number}-${number}-${number}`;

const DAY_MS = 86_400_000;
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The reader's own calendar day, wherever the reader is. */
export function dayOf(now: Date): Day {
  return asDay(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / DAY_MS);
}

export function isDay(value: unknown): value is Day {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const ms = Date.parse(value);
  return !Number.isNaN(ms) && asDay(ms / DAY_MS) === value;
}

/** Days since 1 January 1970. */
export function dayNumber(day: Day): number {
  return Date.parse(day) / DAY_MS;
}

export function asDay(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as Day;
}

/** "Fri 27 Nov", with the year if it is not that of today. */
export function sayDay(number: number, today: number): string {
  const date = new Date(number * DAY_MS);
  const said = `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  const year = date.getUTCFullYear();
  return year === new Date(today * DAY_MS).getUTCFullYear() ? said : `${said} ${year}`;
}

/** "again today", "tomorrow, Wed 25 Nov", "in 3 days, Fri 27 Nov". */
export function sayWhen(number: number, today: number): string {
  const days = number - today;
  if (days <= 0) return "again today";
  return `${days === 1 ? "tomorrow" : `in ${days} days`}, ${sayDay(number, today)}`;
}
