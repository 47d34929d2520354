/** Reads links, one a line. `wrong` is the first that is no http(s) address. */
export function parseLinks(text: string): { links: string[]; wrong: string | null } {
  const lines = text
    .split(/\s+/)
    .map((line) => line.trim())
    .filter(Boolean);
  const wrong = lines.find((line) => !isWebAddress(line)) ?? null;
  return { links: lines, wrong };
}

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
