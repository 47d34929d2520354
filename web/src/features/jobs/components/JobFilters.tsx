import type { PublicConfig } from "@holdfast/sdk/api";
import Search from "lucide-react/icons/search";
import type { FormEvent } from "react";
import { AmountFilter, Input } from "../../../shared/ui/Input.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { type JobsSearch, readJobsSearch } from "../search.ts";
import { texts } from "../texts.ts";

export type JobFiltersProps = {
  readonly search: JobsSearch;
  readonly config: PublicConfig | undefined;
  readonly onChange: (search: JobsSearch) => void;
};

/** Everything here is in the URL: a filtered list can be sent to someone as a link. */
export function JobFilters({ search, config, onChange }: JobFiltersProps) {
  const say = texts.filters;
  const token = config?.tokens.find((entry) => entry.symbol === search.token);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const next = readJobsSearch(Object.fromEntries(new FormData(event.currentTarget)));
    if (JSON.stringify(next) !== JSON.stringify(search)) onChange(next);
  }
  const send = (event: { target: { form: HTMLFormElement | null } }) => event.target.form?.requestSubmit();

  return (
    <search aria-label={say.label}>
      {/* Keyed by what it shows, so that clearing the filters clears what was typed. */}
      <form
        key={JSON.stringify(search)}
        onSubmit={submit}
        className="grid grid-cols-2 gap-2 lg:grid-cols-[minmax(0,1fr)_11rem_9rem_8rem_8rem]"
      >
        {search.mine && <input type="hidden" name="mine" value="true" />}
        <div className="col-span-2 lg:col-span-1">
          <Input
            name="q"
            type="search"
            aria-label={say.search}
            placeholder={say.search}
            defaultValue={search.q}
            lead={<Search className="size-4" aria-hidden />}
            onBlur={send}
          />
        </div>
        <Select
          name="category"
          aria-label={say.category}
          defaultValue={search.category ?? ""}
          onChange={send}
        >
          <option value="">{say.all}</option>
          {config?.categories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </Select>
        <Select name="token" aria-label={say.token} defaultValue={token?.symbol ?? ""} onChange={send}>
          <option value="">{say.anyToken}</option>
          {config?.tokens.map(({ address, symbol }) => (
            <option key={address} value={symbol}>
              {symbol}
            </option>
          ))}
        </Select>
        {(["min", "max"] as const).map((end) => (
          <AmountFilter
            key={end}
            name={end}
            aria-label={say[end]}
            placeholder={say[end]}
            defaultValue={search[end]}
            disabled={!token}
          />
        ))}
        <button type="submit" className="sr-only">
          {say.search}
        </button>
      </form>
    </search>
  );
}
