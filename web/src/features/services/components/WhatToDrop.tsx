import type { ServicePage } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import { dropTexts } from "../dropTexts.ts";
import { filterNames, without } from "../filterNames.ts";
import type { ServiceSearch } from "../search.ts";

/** Each facet is counted without its own filter: one that has services at all would, dropped, show some. */
const FACETS = {
  token: "token",
  min: "token",
  max: "token",
  days: "days",
  stars: "rating",
  order: "ordering",
  tag: "tag",
} as const;

type WhatToDropProps = { readonly search: ServiceSearch; readonly facets: ServicePage["facets"] };

/** Nothing was found: which filters to drop for something to be. */
export default function WhatToDrop({ search, facets }: WhatToDropProps) {
  const helps = filterNames(search).filter(
    ([name]) => facets && name !== "category" && facets[FACETS[name]].some(({ count }) => count > 0),
  );
  if (helps.length === 0) return null;
  return (
    <span className="mt-3 block">
      {helps.map(([name, label]) => (
        <Link
          key={name}
          to="/services"
          search={without(search, name)}
          className="block min-h-11 py-2 text-accent underline underline-offset-4"
        >
          {dropTexts.without(label)}
        </Link>
      ))}
    </span>
  );
}
