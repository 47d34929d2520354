import type { ServiceValues } from "./model.ts";

/** What was typed into a service's form and not saved, kept for a reload or a closed page of this tab. */
const nameOf = (seller: string, id: string | null) => `holdfast.service.${seller}.${id ?? "new"}`;

export function readKeptForm(seller: string, id: string | null, empty: ServiceValues): ServiceValues | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(seller, id)) ?? "null");
    // Another version of this page may have kept it: what it lacks is as in an empty form.
    return isForm(kept) ? { ...empty, ...kept } : null;
  } catch {
    return null;
  }
}

export function keepForm(seller: string, id: string | null, values: ServiceValues): void {
  try {
    sessionStorage.setItem(nameOf(seller, id), JSON.stringify(values));
  } catch {
    // Without storage it lives as long as the page.
  }
}

export function forgetForm(seller: string, id: string | null): void {
  try {
    sessionStorage.removeItem(nameOf(seller, id));
  } catch {
    // There is none to forget it.
  }
}

function isForm(value: unknown): value is Partial<ServiceValues> {
  if (typeof value !== "object" || value === null) return false;
  const lists = value as Record<string, unknown>;
  return ["images", "packages", "questions"].every((name) => Array.isArray(lists[name]));
}
