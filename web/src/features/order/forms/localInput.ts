/** Unix seconds as `<input type="datetime-local">` wants them: local time to the minute. */
export function toLocalInput(seconds: number): string {
  const local = new Date(seconds * 1000);
  local.setMinutes(local.getMinutes() - local.getTimezoneOffset());
  return local.toISOString().slice(0, 16);
}

/** The other way round; null for what is no moment. */
export function fromLocalInput(text: string): number | null {
  const milliseconds = new Date(text).getTime();
  return Number.isNaN(milliseconds) ? null : Math.floor(milliseconds / 1000);
}
