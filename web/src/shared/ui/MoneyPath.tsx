import clsx from "clsx";
import { formatDuration } from "../lib/duration.ts";
import { texts } from "./moneyPathTexts.ts";

/** The parts of an order's terms that say where the money goes; times in seconds, shares in basis points. */
export type PathTerms = {
  readonly reviewTime: number;
  readonly graceTime: number;
  readonly rulingTime: number;
  readonly platformFeeBps: number;
  readonly arbiterFeeBps: number;
  readonly fallbackSellerBps: number;
};

export type MoneyPathProps = {
  readonly terms: PathTerms;
  readonly arbiter?: string;
  /** The way out once it is paid, where it is another than for who answers the seller's questions later. */
  readonly paidOut?: string | undefined;
};

/** "Where your money sits": each stage of an order, who holds the money in it, and the way out. */
export function MoneyPath({ terms, arbiter, paidOut }: MoneyPathProps) {
  const stages = texts.stages({
    review: formatDuration(terms.reviewTime),
    grace: formatDuration(terms.graceTime),
    ruling: formatDuration(terms.rulingTime),
    fee: percent(terms.platformFeeBps),
    arbiterFee: percent(terms.arbiterFeeBps),
    fallback: percent(terms.fallbackSellerBps),
    arbiter: arbiter ?? texts.anArbiter,
  });
  return (
    <ol className="flex flex-col">
      {stages.map((stage, index) => (
        <li key={stage.title} className="relative flex gap-4 pb-6 last:pb-0">
          {index < stages.length - 1 && (
            <span className="absolute start-[0.6875rem] top-7 bottom-1 w-px bg-line" aria-hidden />
          )}
          <Holder held={stage.held} />
          <div className="min-w-0">
            <h3 className="font-medium">{stage.title}</h3>
            <p className="text-soft">{stage.money}</p>
            {stage.out && (
              <p className="mt-1 text-note text-soft">
                <span className="font-medium text-accent">{texts.wayOut}</span>{" "}
                {(!index && paidOut) || stage.out}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The mark's own sign: brackets closed around the coin while the contract holds it, open when it has left. */
function Holder({ held }: { readonly held: boolean }) {
  return (
    <svg viewBox="0 0 24 24" className="mt-px size-6 shrink-0" fill="none" strokeWidth="2" aria-hidden="true">
      <path
        d={held ? "M9 5H5.5v14H9M15 5h3.5v14H15" : "M7 5H3.5v14H7M17 5h3.5v14H17"}
        className={clsx(held ? "stroke-accent" : "stroke-edge")}
      />
      <circle cx="12" cy="12" r="3" className={held ? "fill-accent" : "stroke-edge"} />
    </svg>
  );
}

/** Basis points as people read them: 500 is "5 %". */
export function percent(bps: number): string {
  return `${bps / 100}\u00a0%`;
}
