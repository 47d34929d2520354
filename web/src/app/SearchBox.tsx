import { SearchInput } from "../shared/service/SearchInput.tsx";
import { useServiceSearch } from "../shared/service/useServiceSearch.ts";
import { texts } from "./texts.ts";

/** The header's search. */
export function SearchBox() {
  return (
    <search>
      <form onSubmit={useServiceSearch()}>
        <SearchInput aria-label={texts.search} placeholder={texts.search} />
      </form>
    </search>
  );
}
