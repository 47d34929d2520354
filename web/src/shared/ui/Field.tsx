import CircleAlert from "lucide-react/icons/circle-alert";
import { createContext, type ReactNode, useContext, useId } from "react";
import { texts } from "../texts.ts";

type FieldLinks = {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
};

const FieldContext = createContext<FieldLinks | null>(null);

export type FieldProps = {
  readonly label: ReactNode;
  /** What to enter and why it is asked, in a sentence. */
  readonly hint?: ReactNode;
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** For screen readers only, where the place explains the field by sight. */
  readonly labelHidden?: boolean;
  readonly children: ReactNode;
};

/** Ties a label, a hint and an error to the one control inside. */
export function Field({ label, hint, error, optional = false, labelHidden = false, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className={labelHidden ? "sr-only" : "font-medium"}>
        {label}
        {optional && <span className="ms-2 text-note font-normal text-faint">{texts.optional}</span>}
      </label>
      {hint && (
        <p id={hintId} className="text-note text-soft">
          {hint}
        </p>
      )}
      <FieldContext value={{ id, describedBy, invalid: Boolean(error) }}>{children}</FieldContext>
      <p id={errorId} role="alert" className="flex items-start gap-1 text-note text-lost empty:hidden">
        {error && (
          <>
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden />
            {error}
          </>
        )}
      </p>
    </div>
  );
}

/** What a control inside a Field must carry; a control outside one gets nothing. */
export function useField(): { id?: string; "aria-describedby"?: string; "aria-invalid"?: true } {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    ...(field.describedBy && { "aria-describedby": field.describedBy }),
    ...(field.invalid && { "aria-invalid": true as const }),
  };
}
