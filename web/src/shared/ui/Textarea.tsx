import clsx from "clsx";
import type { Ref, TextareaHTMLAttributes } from "react";
import { useField } from "./Field.tsx";
import { controlClass } from "./Input.tsx";

export type TextareaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** Grows with what is written, where the browser can. */
export function Textarea({ className, rows = 4, ...rest }: TextareaProps) {
  const field = useField();
  return (
    <textarea
      {...field}
      rows={rows}
      className={clsx(controlClass, "field-sizing-content min-h-24 py-2", className)}
      {...rest}
    />
  );
}
