import { useEffect, useState } from "react";

/** Text of a form that outlives a closed dialog and a reload of the tab. `clear` forgets it once it is on the chain. */
export function useDraft(key: string): readonly [string, (text: string) => void, () => void] {
  const name = `holdfast.draft.${key}`;
  const [kept, setKept] = useState(() => ({ name, text: read(name) }));
  // Another key is another draft: nothing is carried over.
  const now = kept.name === name ? kept : { name, text: read(name) };
  if (now !== kept) setKept(now);
  const { text } = now;
  const setText = (next: string) => setKept({ name, text: next });
  useEffect(() => {
    try {
      if (text) sessionStorage.setItem(name, text);
      else forget(name);
    } catch {
      // Without storage the draft lives as long as the form.
    }
  }, [name, text]);
  // At once: who clears it often leaves in the same breath, and what is gone runs no effects.
  const clear = () => {
    setText("");
    forget(name);
  };
  return [text, setText, clear] as const;
}

function forget(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // There is none to forget it.
  }
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}
