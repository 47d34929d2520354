import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import Download from "lucide-react/icons/download";
import { useConfig } from "../../../shared/lib/config.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { Button, buttonClass } from "../../../shared/ui/Button.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { totalsQuery } from "../queries.ts";
import { type BillingSearch, filterOf, MOVEMENT_KINDS, readBillingSearch } from "../search.ts";
import { texts } from "../texts.ts";
import { tokenFace } from "../tokenFace.ts";

type Props = { readonly search: BillingSearch; readonly account: string };

/** Kind, token and days; the choice is in the URL, and the table for spreadsheets follows it. */
export function Filters({ search, account }: Props) {
  const navigate = useNavigate({ from: "/billing" });
  const config = useConfig();
  const { data: all } = useQuery(totalsQuery(account, {}));
  const say = texts.filters;
  const known = config?.tokens.map(({ address }) => address) ?? [];
  const isKnown = (token: string) => known.some((one) => one.toLowerCase() === token.toLowerCase());
  const others = (all?.sums ?? []).map(({ token }) => token).filter((token) => !isKnown(token));
  const set = (change: Record<keyof BillingSearch, string> | Partial<Record<keyof BillingSearch, string>>) =>
    void navigate({ search: readBillingSearch({ ...search, ...change }), replace: true, resetScroll: false });
  const query = new URLSearchParams(
    Object.entries(filterOf(search)).map(([name, value]) => [name, String(value)]),
  ).toString();
  return (
    <fieldset aria-label={say.label} className="flex min-w-0 flex-col gap-3">
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Field label={say.kind}>
          <Select value={search.kind ?? ""} onChange={(event) => set({ kind: event.target.value })}>
            <option value="">{say.allKinds}</option>
            {MOVEMENT_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {texts.kinds[kind]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say.token}>
          <Select value={search.token ?? ""} onChange={(event) => set({ token: event.target.value })}>
            <option value="">{say.allTokens}</option>
            {[...known, ...others].map((token) => (
              <option key={token} value={token}>
                {tokenFace(config, token).symbol}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={say.from}>
          <Input
            type="date"
            value={search.from ?? ""}
            onChange={(event) => set({ from: event.target.value })}
          />
        </Field>
        <Field
          label={say.to}
          error={search.from && search.to && search.to < search.from ? say.backwards : undefined}
        >
          <Input type="date" value={search.to ?? ""} onChange={(event) => set({ to: event.target.value })} />
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <a
          className={buttonClass({ size: "small" })}
          href={`/api/account/movements.csv${query && `?${query}`}`}
          download
        >
          <Download className="size-4" aria-hidden />
          {say.csv}
        </a>
        {Object.keys(search).length > 0 && (
          <Button
            size="small"
            variant="plain"
            onClick={() => void navigate({ search: {}, replace: true, resetScroll: false })}
          >
            {say.clear}
          </Button>
        )}
        {search.order && <span className="text-note text-soft">{say.order(shortAddress(search.order))}</span>}
      </div>
    </fieldset>
  );
}
