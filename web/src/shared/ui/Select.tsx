import clsx from "clsx";
import ChevronDown from "lucide-react/icons/chevron-down";
import type { Ref, SelectHTMLAttributes } from "react";
import { useField } from "./Field.tsx";
import { controlClass } from "./Input.tsx";

export type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { readonly ref?: Ref<HTMLSelectElement> };

/** The browser's own list: it is the best one on a phone and costs no script. Options are plain `<option>`s. */
export function Select({ className, children, ...rest }: SelectProps) {
  const field = useField();
  return (
    <span className="relative block min-w-0">
      <select
        {...field}
        className={clsx(controlClass, "h-11 appearance-none truncate pe-10", className)}
        {...rest}
      >
        {children}
      </select>
      <ChevronDown
        className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-faint"
        aria-hidden
      />
    </span>
  );
}
