import { useNavigate } from "@tanstack/react-router";
import Search from "lucide-react/icons/search";
import { useEffect, useEffectEvent, useState } from "react";
import { Input } from "../../../shared/ui/Input.tsx";
import { readOrdersSearch } from "../search.ts";
import { texts } from "../texts.ts";

/** Milliseconds after the last key until what was typed is looked for. */
const PAUSE = 250;

export type SearchFieldProps = {
  /** What the URL looks for, "" when for nothing. */
  readonly q: string;
  readonly as: "client" | "seller";
};

/** Looks for what is typed, a moment after; the URL follows, and whoever goes back finds the field as it was. */
export function SearchField({ q: inUrl, as: role }: SearchFieldProps) {
  const navigate = useNavigate({ from: "/orders" });
  const [typed, setTyped] = useState(inUrl);
  const [known, setKnown] = useState(inUrl);
  if (known !== inUrl) {
    // Somebody else changed it: a link, or the way back. What is still being typed stays.
    setKnown(inUrl);
    if (typed.trim() === known || inUrl === "") setTyped(inUrl);
  }

  const look = useEffectEvent(() => {
    // Who has gone on to another page meanwhile is not called back.
    if (typed.trim() === inUrl || !/^\/orders\/?$/.test(location.pathname)) return;
    void navigate({
      search: (now) => readOrdersSearch({ ...now, role, q: typed }),
      replace: inUrl !== "",
      resetScroll: false,
    });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each key begins the pause anew
  useEffect(() => {
    const timer = setTimeout(look, PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);

  return (
    <search className="min-w-56 flex-1">
      <Input
        type="search"
        aria-label={texts.search}
        placeholder={texts.searchHint}
        className="h-10!"
        lead={<Search className="size-4" aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </search>
  );
}
