import clsx from "clsx";
import Check from "lucide-react/icons/check";
import type { InputHTMLAttributes, ReactNode, Ref } from "react";

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
};

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={clsx("flex min-h-11 items-start gap-3 py-2.5", className)}>
      <span className="relative mt-0.5 size-5 shrink-0">
        <input
          type="checkbox"
          className="peer size-5 appearance-none rounded-sm border border-edge bg-card checked:border-accent checked:bg-accent disabled:bg-well"
          {...rest}
        />
        <Check
          className="pointer-events-none absolute inset-0.5 hidden size-4 text-on-accent peer-checked:block"
          aria-hidden
        />
      </span>
      <span className="min-w-0">
        {label}
        {hint && <span className="block text-note text-soft">{hint}</span>}
      </span>
    </label>
  );
}
