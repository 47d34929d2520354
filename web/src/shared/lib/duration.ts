import { texts } from "../texts.ts";

const UNITS = [
  { unit: "year", seconds: 31_536_000 },
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3_600 },
  { unit: "minute", seconds: 60 },
  { unit: "second", seconds: 1 },
] as const;

/** A length of time in its two greatest units: "2 days 4 h". Cut, never rounded up. @param seconds zero or more */
export function formatDuration(seconds: number): string {
  const first = UNITS.findIndex((entry) => seconds >= entry.seconds);
  const great = UNITS[first];
  if (!great) return texts.time.unit.second(0);
  const count = Math.floor(seconds / great.seconds);
  const small = UNITS[first + 1];
  const rest = small ? Math.floor((seconds % great.seconds) / small.seconds) : 0;
  const head = texts.time.unit[great.unit](count);
  // Seconds beside minutes would only flicker.
  return small && rest > 0 && small.unit !== "second" ? `${head} ${texts.time.unit[small.unit](rest)}` : head;
}

/** "in 2 days 4 h", "5 min ago", "now". Both moments in seconds since 1970. */
export function formatRelative(at: number, now: number): string {
  const distance = Math.trunc(at - now);
  if (Math.abs(distance) < 45) return texts.time.now;
  return distance > 0
    ? texts.time.ahead(formatDuration(distance))
    : texts.time.past(formatDuration(-distance));
}

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** The exact moment with its zone. @param at seconds since 1970 */
export function formatMoment(at: number): string {
  return exact.format(at * 1000);
}

/** Date and time, short. @param at seconds since 1970 */
export function formatDate(at: number): string {
  return day.format(at * 1000);
}
