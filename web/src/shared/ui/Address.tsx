import clsx from "clsx";
import { shortAddress } from "../lib/shortAddress.ts";
import { CopyButton } from "./CopyButton.tsx";

export type AddressProps = {
  /** An address or a hash; any `0x…` text. */
  readonly value: string;
  /** Its name when copied: "address", "transaction". */
  readonly what?: string;
  readonly copy?: boolean;
  readonly className?: string;
};

/** First and last characters of a long hexadecimal; the whole of it on hover and copy. */
export function Address({ value, what = "address", copy = true, className }: AddressProps) {
  return (
    <span className={clsx("inline-flex items-center gap-1 font-mono text-[0.92em]", className)}>
      <span
        title={value}
        onCopy={(event) => {
          event.clipboardData.setData("text/plain", value);
          event.preventDefault();
        }}
      >
        {shortAddress(value)}
      </span>
      {copy && <CopyButton value={value} what={what} />}
    </span>
  );
}
