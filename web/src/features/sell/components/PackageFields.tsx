import type { PublicConfig } from "@holdfast/sdk/api";
import clsx from "clsx";
import Plus from "lucide-react/icons/plus";
import Trash from "lucide-react/icons/trash-2";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { findToken } from "../../../shared/lib/config.ts";
import { amountRead } from "../../../shared/lib/typedAmount.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { IconButton } from "../../../shared/ui/IconButton.tsx";
import { Input } from "../../../shared/ui/Input.tsx";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import { Select } from "../../../shared/ui/Select.tsx";
import { Textarea } from "../../../shared/ui/Textarea.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { decimalsOf, emptyPackage, MOST_PACKAGES, type PackageValues, type ServiceValues } from "../model.ts";
import { sellerReceives } from "../sellerReceives.ts";
import { texts } from "../texts.ts";
import { useRowErrors } from "../useRowErrors.ts";

/** One wide, or one beside the other with their lines level, where there is room. */
const COLUMNS: Readonly<Record<number, string>> = { 2: "lg:grid-cols-2", 3: "lg:grid-cols-3" };
const NAMES = ["Basic", "Standard", "Complete"] as const;

export function PackageFields({ config }: { readonly config: PublicConfig }) {
  const { control, getValues } = useFormContext<ServiceValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "packages" });

  /** A larger package has what the one before it has: only the difference is to be typed. */
  function nextPackage(): PackageValues {
    const name = NAMES[fields.length] ?? "";
    const before = getValues("packages").at(-1);
    return before ? { ...before, name, description: "", price: "" } : emptyPackage(config, name);
  }

  return (
    <>
      <p className="-mt-2 mb-4 max-w-prose text-soft">{texts.form.packagesHint}</p>
      <ol className={clsx("grid gap-x-4 gap-y-8", COLUMNS[fields.length])}>
        {fields.map((field, index) => (
          <li
            key={field.id}
            className="flex min-w-0 flex-col gap-4 rounded-md border border-line p-4 lg:row-span-7 lg:grid lg:grid-rows-subgrid lg:gap-y-4"
          >
            <div className="-my-2 flex min-h-11 items-center justify-between gap-4">
              <h3 className="font-medium">{texts.form.packageNumber(index + 1)}</h3>
              {fields.length > 1 && (
                <IconButton label={texts.form.removePackage(index + 1)} onClick={() => remove(index)}>
                  <Trash className="size-4" aria-hidden />
                </IconButton>
              )}
            </div>
            <OnePackage config={config} index={index} />
          </li>
        ))}
      </ol>
      {fields.length < MOST_PACKAGES && (
        <Button
          className="mt-6"
          icon={<Plus className="size-4" aria-hidden />}
          onClick={() => append(nextPackage())}
        >
          {texts.form.addPackage}
        </Button>
      )}
    </>
  );
}

function OnePackage({ config, index }: { readonly config: PublicConfig; readonly index: number }) {
  const { register } = useFormContext<ServiceValues>();
  const errorOf = useRowErrors("packages", index);
  const at = `packages.${index}` as const;
  return (
    <>
      <Field label={texts.form.name} error={errorOf("name")}>
        <Input {...register(`${at}.name`)} maxLength={60} autoComplete="off" />
      </Field>
      <Field label={texts.form.packageDescription} error={errorOf("description")} optional>
        <Textarea {...register(`${at}.description`)} rows={2} maxLength={500} />
      </Field>
      <div>
        <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-2">
          <Field label={texts.form.price} error={errorOf("price")}>
            <Input {...register(`${at}.price`)} inputMode="decimal" autoComplete="off" className="figures" />
          </Field>
          <Field label={texts.form.token}>
            <Select {...register(`${at}.token`)}>
              {config.tokens.map((token) => (
                <option key={token.address} value={token.address} title={token.name}>
                  {token.symbol}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Receives config={config} index={index} />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_7rem] items-start gap-2">
        <Field label={texts.form.delivery} error={errorOf("delivery")}>
          <Input {...register(`${at}.delivery`)} inputMode="numeric" autoComplete="off" className="figures" />
        </Field>
        <div className="pt-7">
          <Select {...register(`${at}.deliveryUnit`)} aria-label={texts.form.deliveryUnit}>
            <option value="hours">{texts.form.hours}</option>
            <option value="days">{texts.form.days}</option>
          </Select>
        </div>
      </div>
      <Field label={texts.form.revisions} hint={texts.form.revisionsHint} error={errorOf("revisions")}>
        <Input {...register(`${at}.revisions`)} inputMode="numeric" autoComplete="off" className="figures" />
      </Field>
      <Field label={texts.form.features} hint={texts.form.featuresHint} error={errorOf("features")} optional>
        <Textarea {...register(`${at}.features`)} rows={5} />
      </Field>
    </>
  );
}

/** What is left of the price after the commission, while it is typed. */
function Receives({ config, index }: { readonly config: PublicConfig; readonly index: number }) {
  const [price, token] = useWatch<ServiceValues, [`packages.${number}.price`, `packages.${number}.token`]>({
    name: [`packages.${index}.price`, `packages.${index}.token`],
  });
  const amount = parseAmount(price, decimalsOf(token, config));
  const face = findToken(config, token);
  const fee = config.terms.platformFeeBps;
  return (
    <p className="mt-1 flex min-h-6 flex-wrap items-baseline gap-x-2 text-note text-soft" aria-live="polite">
      {amount !== null && amount > 0n ? (
        <>
          {face && amountRead(price, face)} {texts.form.receives}
          <TokenMoney amount={sellerReceives(amount, fee)} token={token} className="font-medium text-ink" />
          {texts.form.receivesHint(percent(fee))}
        </>
      ) : (
        texts.form.commission(percent(fee))
      )}
    </p>
  );
}
