import { formatDate } from "../../../shared/lib/duration.ts";
import { texts } from "./texts.ts";

export type LivingSignatureProps = {
  /** Unix seconds. */
  readonly until: number;
  /** While the proposal stands, its own card says all of this. */
  readonly open: boolean;
};

/** Says honestly that what was withdrawn or declined here still has force on the chain. */
export function LivingSignature({ until, open }: LivingSignatureProps) {
  if (open) return null;
  return <p className="text-note text-soft">{texts.living(formatDate(until))}</p>;
}
