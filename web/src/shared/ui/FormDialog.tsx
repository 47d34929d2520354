import type { FormEvent, ReactNode } from "react";
import { useId } from "react";
import { focusFirstWrong } from "../lib/focusFirstWrong.ts";
import { texts as common } from "../texts.ts";
import { Button } from "./Button.tsx";
import { Dialog } from "./Dialog.tsx";
import { Notice } from "./Notice.tsx";

export type FormDialogProps = {
  readonly title: string;
  readonly description?: string;
  readonly submit: string;
  /** Words of the button that leaves; "Cancel" unless given. */
  readonly dismiss?: string;
  readonly busy: boolean;
  readonly error: string | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
};

/** A form in a dialog: fields, one button that does it, and what went wrong. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    description,
    submit,
    dismiss = common.cancel,
    busy,
    error,
    onSubmit,
    onClose,
    children,
    wide = false,
  } = props;
  const id = useId();
  function handle(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    onSubmit();
    focusFirstWrong(event.currentTarget);
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      {...(description && { description })}
      width={wide ? "wide" : "normal"}
      footer={
        <>
          <Button onClick={onClose}>{dismiss}</Button>
          <Button type="submit" form={id} variant="primary" loading={busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={handle} noValidate className="flex flex-col gap-5">
        {children}
        {error && (
          <Notice tone="lost" live>
            {error}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
