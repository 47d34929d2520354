import { useState } from "react";

const nameOf = (key: string) => `holdfast.draft.${key}`;

/** Text of a form that outlives a closed dialog and a reload of the tab. `clear` forgets it once it is on the chain. */
export function useDraft(key: string): readonly [string, (text: string) => void, () => void] {
  const name = nameOf(key);
  const [kept, setKept] = useState(() => ({ name, text: read(name) }));
  // Another key is another draft: nothing is carried over.
  const now = kept.name === name ? kept : { name, text: read(name) };
  if (now !== kept) setKept(now);
  // Stored at once, not by an effect: who closes a dialog in the same breath leaves no render behind to run it.
  const setText = (text: string) => {
    setKept({ name, text });
    write(name, text);
  };
  return [now.text, setText, () => setText("")] as const;
}

/** What is kept now, "" when nothing is. */
export function draftText(key: string): string {
  return read(nameOf(key));
}

/**
 * Takes a draft over under another name, where it takes the place of an older one: nothing that stands on the screen is
 * lost. Under the first name none is left.
 */
export function moveDraft(from: string, to: string): void {
  const text = draftText(from);
  if (text) write(nameOf(to), text);
  write(nameOf(from), "");
}

function write(name: string, text: string): void {
  try {
    if (text) sessionStorage.setItem(name, text);
    else sessionStorage.removeItem(name);
  } catch {
    // Without storage the draft lives as long as the form.
  }
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}
