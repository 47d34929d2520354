import clsx from "clsx";
import type { HTMLAttributes, ReactNode } from "react";

export type CardProps = Omit<HTMLAttributes<HTMLElement>, "title"> & {
  readonly title?: ReactNode;
  readonly aside?: ReactNode;
  readonly padded?: boolean;
};

/** A surface marked off by a hairline; it never floats. */
export function Card({ title, aside, padded = true, className, children, ...rest }: CardProps) {
  return (
    <section
      className={clsx("rounded-lg border border-line bg-card", padded && "p-4 sm:p-6", className)}
      {...rest}
    >
      {(title || aside) && (
        <header className="mb-4 flex items-baseline justify-between gap-4">
          {title && <h2 className="text-lead font-semibold">{title}</h2>}
          {aside && <div className="text-note text-soft">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}
