import X from "lucide-react/icons/x";
import { filterNames, without } from "../filterNames.ts";
import { moreTexts } from "../moreTexts.ts";
import type { ServiceSearch } from "../search.ts";

type ChipsProps = { readonly search: ServiceSearch; readonly onChange: (search: ServiceSearch) => void };

/** The filters that are set, each to be dropped by itself. */
export default function Chips({ search, onChange }: ChipsProps) {
  return (
    <ul className="flex flex-wrap gap-2">
      {filterNames(search).map(([name, label]) => (
        <li key={name}>
          <button
            type="button"
            aria-label={moreTexts.drop(label)}
            onClick={() => onChange(without(search, name))}
            className="flex min-h-11 items-center gap-2 rounded-md border border-line px-3 text-note hover:bg-well md:min-h-9"
          >
            <span className="max-w-48 truncate">{label}</span>
            <X className="size-4 text-faint" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
