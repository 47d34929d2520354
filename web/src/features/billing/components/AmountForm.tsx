import { type FormEvent, type ReactNode, useId } from "react";
import { focusFirstWrong } from "../../../shared/lib/focusFirstWrong.ts";
import { texts as common } from "../../../shared/texts.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { Input } from "../../../shared/ui/Input.tsx";

export type AmountFormProps = {
  readonly title: string;
  readonly description: string;
  readonly submit: string;
  readonly busy?: boolean;
  readonly symbol: string;
  readonly label: string;
  readonly hint: string;
  /** Words of the button that fills in the whole, and the whole as text; null while it is not known. */
  readonly all: { readonly label: string; readonly text: string } | null;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly wrong: string | undefined;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** A dialog about an amount that goes into or out of the platform balance. */
export function AmountForm(props: AmountFormProps) {
  const { title, description, submit, busy = false, onSubmit, onClose, children, all } = props;
  const id = useId();
  function handle(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSubmit();
    focusFirstWrong(event.currentTarget);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" form={id} variant="primary" loading={busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={handle} noValidate className="flex flex-col gap-5">
        <div className="flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Field label={props.label} hint={props.hint} error={props.wrong}>
              <Input
                inputMode="decimal"
                autoComplete="off"
                unit={props.symbol}
                value={props.text}
                onChange={(event) => props.onText(event.target.value)}
              />
            </Field>
          </div>
          {all && (
            <Button className="mb-1" onClick={() => props.onText(all.text)}>
              {all.label}
            </Button>
          )}
        </div>
        {children}
      </form>
    </Dialog>
  );
}
