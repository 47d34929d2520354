import type { Quote } from "@holdfast/sdk/api";
import type { Step } from "../../shared/ui/Stepper.tsx";
import { texts } from "./texts.ts";

const say = texts.page.steps;
/** How many steps are behind a quote in each state that goes on. */
const BEHIND = { pending_quote: 1, quoted: 2, accepted: 3, paid: 4 } as const;
type Going = keyof typeof BEHIND;
const goesOn = (state: Quote["state"]): state is Going => state in BEHIND;

/** The way of a quote and of the order it becomes, in one row (LST-4). One that ended early shows how far it came. */
export function stepsOfQuote(quote: Pick<Quote, "state" | "quotedAt" | "acceptedAt">): readonly Step[] {
  const labels = [say.asked, say.quoted, say.accepted, say.paid, say.work, say.review, say.completed];
  // What has not happened is not told as if it had: the step that is waited for is called by what is waited for.
  const ahead = [say.asked, say.quote, say.acceptance, say.payment, say.work, say.review, say.end];
  const { state } = quote;
  if (!goesOn(state)) {
    const came = quote.acceptedAt ? 3 : quote.quotedAt ? 2 : 1;
    const walked = labels
      .slice(0, came)
      .map((label, index): Step => ({ id: `${index}`, label, state: "done" }));
    return [...walked, { id: "end", label: say[state], state: "lost" }];
  }
  const behind = BEHIND[state];
  return labels.map((label, index) => ({
    id: `${index}`,
    label: index < behind ? label : (ahead[index] ?? label),
    state: index < behind ? "done" : index === behind ? "current" : "ahead",
  }));
}
