import type { Person } from "@holdfast/sdk/api";
import { shortAddress } from "../lib/shortAddress.ts";
import { Avatar } from "./Avatar.tsx";

/** A person in one line of a list: the picture, and the name or what stands for it. */
export function PersonName({ of }: { readonly of: Person }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-2 align-bottom">
      <Avatar of={of} size={24} />
      <bdi className="min-w-0 truncate">{of.name || shortAddress(of.address)}</bdi>
    </span>
  );
}
