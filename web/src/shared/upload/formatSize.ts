const UNITS = ["bytes", "KB", "MB", "GB"] as const;

/** A file's size for people: "3.4 MB". @param size bytes */
export function formatSize(size: number): string {
  let unit = 0;
  let rest = size;
  while (rest >= 1024 && unit < UNITS.length - 1) {
    rest /= 1024;
    unit += 1;
  }
  return `${unit === 0 || rest >= 100 ? Math.round(rest) : rest.toFixed(1).replace(/\.0$/, "")} ${UNITS[unit]}`;
}
