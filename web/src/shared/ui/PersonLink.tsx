import type { Person } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { shortAddress } from "../lib/shortAddress.ts";

/** A person's name, or what stands for it, that leads to who they are here. @param as the role they have in this place */
export function PersonLink({ of, as }: { readonly of: Person; readonly as: "seller" | "client" }) {
  return (
    <Link
      to="/people/$address"
      params={{ address: of.address }}
      search={{ as }}
      className="underline-offset-4 hover:underline"
    >
      <bdi>{of.name || shortAddress(of.address)}</bdi>
    </Link>
  );
}
