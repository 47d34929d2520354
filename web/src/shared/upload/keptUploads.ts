import { ApiProblem } from "@holdfast/sdk/api";
import { api } from "../lib/api.ts";

/** A finished upload that a form remembers over a reload of its tab. */
export type KeptUpload = { readonly id: string; readonly name: string; readonly size: number };

const nameOf = (key: string) => `holdfast.files.${key}`;

export function readKept(key: string): readonly KeptUpload[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(key)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isKept) : [];
  } catch {
    return [];
  }
}

export function writeKept(key: string, kept: readonly KeptUpload[]): void {
  try {
    if (kept.length > 0) sessionStorage.setItem(nameOf(key), JSON.stringify(kept));
    else sessionStorage.removeItem(nameOf(key));
  } catch {
    // Without storage the files stay attached as long as the form is open.
  }
}

/** Whether the server still has a file; in doubt it has. */
export async function isStillThere(id: string): Promise<boolean> {
  try {
    await api.get("/api/files/{id}", { path: { id } });
    return true;
  } catch (error) {
    return !(error instanceof ApiProblem && error.status === 404);
  }
}

function isKept(value: unknown): value is KeptUpload {
  return (
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    typeof value.id === "string" &&
    "name" in value &&
    typeof value.name === "string" &&
    "size" in value &&
    typeof value.size === "number"
  );
}
