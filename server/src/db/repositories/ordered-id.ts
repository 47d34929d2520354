import { randomBytes } from "node:crypto";

const COUNTS = 0x1000;
let last = 0;
let count = 0;

/**
 * A UUID of version 7 (RFC 9562) that sorts behind every one this process made before, also within a millisecond: rows
 * that are written together are read in the order they were named in.
 */
export function orderedId(): string {
  const now = Date.now();
  if (now > last) [last, count] = [now, 0];
  else if (++count === COUNTS) [last, count] = [last + 1, 0];
  const time = last.toString(16).padStart(12, "0");
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const tail = random.toString("hex");
  const counter = count.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}
