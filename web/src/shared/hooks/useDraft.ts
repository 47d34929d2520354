import { useEffect, useState } from "react";

/** Text of a form that outlives a closed dialog and a reload of the tab. `clear` forgets it once it is on the chain. */
export function useDraft(key: string): readonly [string, (text: string) => void, () => void] {
  const name = `holdfast.draft.${key}`;
  const [text, setText] = useState(() => read(name));
  useEffect(() => {
    try {
      if (text) sessionStorage.setItem(name, text);
      else sessionStorage.removeItem(name);
    } catch {
      // Without storage the draft lives as long as the form.
    }
  }, [name, text]);
  return [text, setText, () => setText("")] as const;
}

function read(name: string): string {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}
