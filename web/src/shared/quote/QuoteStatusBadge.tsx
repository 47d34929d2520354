import type { Quote } from "@holdfast/sdk/api";
import { StatusBadge, type Tone } from "../ui/StatusBadge.tsx";

export const QUOTE_WORDS: Readonly<Record<Quote["state"], string>> = {
  pending_quote: "Asked",
  quoted: "Quoted",
  accepted: "Accepted",
  paid: "Paid",
  expired: "Expired",
  missed: "Not chosen",
  void: "Void",
  declined: "Declined",
  withdrawn: "Withdrawn",
};

/** The state in one word and colour: amber waits for you, blue for the other, green is paid, red declined or over. */
export function QuoteStatusBadge(props: { readonly state: Quote["state"]; readonly waitsForYou: boolean }) {
  return <StatusBadge tone={toneOf(props.state, props.waitsForYou)}>{QUOTE_WORDS[props.state]}</StatusBadge>;
}

function toneOf(state: Quote["state"], waitsForYou: boolean): Tone {
  switch (state) {
    case "paid":
      return "done";
    case "expired":
    case "void":
    case "declined":
      return "lost";
    case "missed":
    case "withdrawn":
      return "idle";
    case "pending_quote":
    case "quoted":
    case "accepted":
      return waitsForYou ? "wait" : "run";
  }
}
