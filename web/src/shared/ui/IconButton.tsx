import clsx from "clsx";
import type { ButtonHTMLAttributes, Ref } from "react";

export type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** Said by screen readers and shown on hover: an icon alone never explains itself. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={clsx(
        "inline-flex size-11 shrink-0 items-center justify-center rounded-md text-soft transition-colors duration-100",
        "hover:bg-well hover:text-ink disabled:cursor-not-allowed disabled:text-faint",
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
