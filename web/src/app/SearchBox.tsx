import { useNavigate } from "@tanstack/react-router";
import Search from "lucide-react/icons/search";
import type { FormEvent } from "react";
import { Input } from "../shared/ui/Input.tsx";
import { texts } from "./texts.ts";

/** The header's search; a form, so that Enter and a phone's search key both work. */
export function SearchBox() {
  const navigate = useNavigate();
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    void navigate({ to: "/services", search: q ? { q } : {} });
  }
  return (
    <search>
      <form onSubmit={submit}>
        <Input
          type="search"
          name="q"
          aria-label={texts.search}
          placeholder={texts.search}
          autoComplete="off"
          maxLength={200}
          lead={<Search className="size-4" aria-hidden />}
        />
      </form>
    </search>
  );
}
