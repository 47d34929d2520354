export type TextPart = { readonly text: string; readonly href: string | null };

/** No white space, quotes or angle brackets; nothing unseen, and nothing that turns the direction of reading. */
const WEB_ADDRESS = /https?:\/\/[^\s<>"'`\p{Cc}\p{Cf}]+/giu;
/** What ends a sentence rather than an address. */
const AFTER = /[.,;:!?…*_~]+$/u;

/**
 * Finds the web addresses in what somebody wrote. Only http and https become links, and each shows where it really leads:
 * a host in other letters is shown as the browser spells it, one with a name and password before it stays text.
 */
export function linkify(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(WEB_ADDRESS)) {
    const written = trimmed(match[0]);
    const url = safeUrl(written);
    if (!url) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), href: null });
    parts.push({ text: shownAs(url, written), href: url.href });
    end = match.index + written.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), href: null });
  return parts;
}

function trimmed(written: string): string {
  let text = written.replace(AFTER, "");
  // "(see https://example.org/a_(b))": a bracket that the address did not open belongs to the sentence.
  while (/[)\]}]$/.test(text) && !isBalanced(text)) text = text.slice(0, -1).replace(AFTER, "");
  return text;
}

function isBalanced(text: string): boolean {
  const count = (signs: RegExp) => text.match(signs)?.length ?? 0;
  return count(/[([{]/g) >= count(/[)\]}]/g);
}

function safeUrl(text: string): URL | null {
  try {
    const url = new URL(text);
    const isWeb = url.protocol === "http:" || url.protocol === "https:";
    return isWeb && url.username === "" && url.password === "" ? url : null;
  } catch {
    return null;
  }
}

function shownAs(url: URL, written: string): string {
  const host = /^https?:\/\/([^/?#]*)/i.exec(written)?.[1]?.toLowerCase();
  return host === url.host || host === `${url.host}:${url.protocol === "http:" ? 80 : 443}`
    ? written
    : url.href;
}
