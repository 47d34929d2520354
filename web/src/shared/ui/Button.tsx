import { createLink, type LinkComponent } from "@tanstack/react-router";
import clsx from "clsx";
import LoaderCircle from "lucide-react/icons/loader-circle";
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode, Ref } from "react";

export type ButtonLook = {
  /** `primary` is the one main action of a page; `quiet` all others; `plain` has no frame; `danger` loses something. */
  readonly variant?: "primary" | "quiet" | "plain" | "danger";
  readonly size?: "normal" | "small";
  readonly wide?: boolean;
};

export type ButtonProps = ButtonLook &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Keeps its width, says that it works, and takes no second click. */
    readonly loading?: boolean;
    readonly icon?: ReactNode;
    readonly ref?: Ref<HTMLButtonElement>;
  };

const VARIANTS = {
  primary:
    "bg-accent text-on-accent hover:bg-accent-strong disabled:bg-well disabled:text-faint aria-disabled:bg-well aria-disabled:text-faint",
  quiet:
    "border border-line bg-card hover:bg-well hover:border-edge disabled:text-faint disabled:hover:bg-card",
  plain: "hover:bg-well disabled:text-faint",
  danger: "border border-line bg-card text-lost hover:bg-lost-soft hover:border-lost disabled:text-faint",
} as const;

/** The classes of a button, for the rare element that is neither a button nor a link of ours. */
export function buttonClass({ variant = "quiet", size = "normal", wide = false }: ButtonLook = {}): string {
  return clsx(
    "inline-flex items-center justify-center gap-2 rounded-md font-medium text-center transition-colors duration-100",
    "disabled:cursor-not-allowed select-none",
    size === "normal" ? "min-h-11 px-4 py-2" : "touch min-h-9 px-3 py-1 text-note",
    wide && "w-full",
    VARIANTS[variant],
  );
}

export function Button(props: ButtonProps) {
  const { variant, size, wide, loading = false, icon, className, children, disabled, type, ...rest } = props;
  return (
    <button
      type={type ?? "button"}
      className={clsx(buttonClass({ ...look(variant, size, wide) }), className)}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...rest}
    >
      {loading ? <LoaderCircle className="size-4 shrink-0 animate-spin" aria-hidden /> : icon}
      {children}
    </button>
  );
}

type AnchorProps = ButtonLook &
  AnchorHTMLAttributes<HTMLAnchorElement> & {
    readonly icon?: ReactNode;
    readonly ref?: Ref<HTMLAnchorElement>;
  };

function ButtonAnchor({ variant, size, wide, icon, className, children, ...rest }: AnchorProps) {
  return (
    <a className={clsx(buttonClass({ ...look(variant, size, wide) }), className)} {...rest}>
      {icon}
      {children}
    </a>
  );
}

const RoutedButton = createLink(ButtonAnchor);

/** A link within the app that looks like a button; its `to` and params are typed by the router. */
export const ButtonLink: LinkComponent<typeof ButtonAnchor> = (props) => (
  <RoutedButton preload="intent" {...props} />
);

function look(
  variant: ButtonLook["variant"],
  size: ButtonLook["size"],
  wide: ButtonLook["wide"],
): ButtonLook {
  return { ...(variant && { variant }), ...(size && { size }), ...(wide && { wide }) };
}
