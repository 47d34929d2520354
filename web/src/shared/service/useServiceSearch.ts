import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";

/** Sends a form to the list of services: so that Enter and a phone's search key both work. */
export function useServiceSearch() {
  const navigate = useNavigate();
  return (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const q = String(new FormData(event.currentTarget).get("q") ?? "").trim();
    void navigate({ to: "/services", search: q ? { q } : {} });
  };
}
