import type { ServicePage } from "@holdfast/sdk/api";
import { Field } from "../../../shared/ui/Field.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { countOf, inBrackets } from "../countOf.ts";
import { moreTexts } from "../moreTexts.ts";
import { readServiceSearch, type ServiceSearch } from "../search.ts";

type MoreFiltersProps = {
  readonly search: ServiceSearch;
  readonly facets: ServicePage["facets"];
  readonly onChange: (search: ServiceSearch) => void;
};

const STARS = ["4", "4.5"] as const;
const ORDERS = ["instant", "request"] as const;

/** Stars, way of ordering, and the tags that the results have most. */
export default function MoreFilters({ search, facets, onChange }: MoreFiltersProps) {
  const set = (name: "stars" | "order" | "tag", value: string) =>
    onChange(readServiceSearch({ ...search, [name]: value }));
  const found = facets?.tag.map(({ value }) => value) ?? [];
  const tags = search.tag && !found.includes(search.tag) ? [search.tag, ...found] : found;
  return (
    <>
      <Field label={moreTexts.starsLabel}>
        <Select value={search.stars ?? ""} onChange={(event) => set("stars", event.target.value)}>
          <option value="">{moreTexts.anyStars}</option>
          {STARS.map((least) => (
            <option key={least} value={least}>
              {moreTexts.stars(least)}
              {inBrackets(countOf(facets, "rating", least))}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={moreTexts.order}>
        <Select value={search.order ?? ""} onChange={(event) => set("order", event.target.value)}>
          <option value="">{moreTexts.anyOrder}</option>
          {ORDERS.map((way) => (
            <option key={way} value={way}>
              {moreTexts.orders[way]}
              {inBrackets(countOf(facets, "ordering", way))}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={moreTexts.tag}>
        <Select value={search.tag ?? ""} onChange={(event) => set("tag", event.target.value)}>
          <option value="">{moreTexts.anyTag}</option>
          {tags.map((tag) => (
            <option key={tag} value={tag}>
              {tag}
              {inBrackets(countOf(facets, "tag", tag))}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
