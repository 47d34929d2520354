import type { ReactNode } from "react";
import { AmountField } from "../../../shared/ui/AmountField.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import type { TokenFace } from "../../../shared/ui/Money.tsx";

export type AmountFormProps = {
  readonly title: string;
  readonly description: string;
  readonly submit: string;
  readonly busy?: boolean;
  readonly token: TokenFace;
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
  const { all, busy = false, children, label, hint, wrong, token, text, onText, ...dialog } = props;
  return (
    <FormDialog {...dialog} busy={busy} error={null}>
      <div className="grid justify-items-start gap-2">
        <div className="w-full">
          <AmountField label={label} hint={hint} error={wrong} token={token} value={text} onChange={onText} />
        </div>
        {all && <Button onClick={() => onText(all.text)}>{all.label}</Button>}
      </div>
      {children}
    </FormDialog>
  );
}
