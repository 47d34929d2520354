import { RequestKind, requestParties } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { useChainNow } from "../../../shared/live/clock.ts";
import { openRequestQuery } from "../api/queries.ts";
import { DocumentView } from "../components/DocumentView.tsx";
import { useOrder } from "../model.ts";
import { texts } from "./texts.ts";

/** The words of the request that waits for an answer, and what silence means; its clock and buttons stand beside it. */
export function OpenRequest() {
  const { id, state, names } = useOrder();
  const now = useChainNow("minute");
  const parties = requestParties(state.request);
  const { data } = useQuery({ ...openRequestQuery(id), enabled: parties !== undefined });
  if (!parties) return null;
  const kind =
    state.request === RequestKind.Progress
      ? "progress"
      : state.request === RequestKind.Refund
        ? "refund"
        : "cancel";
  const committed = data?.args.content;
  return (
    <section aria-label={texts.requested.label} className="flex flex-col gap-2">
      {data?.document && (
        <DocumentView document={data.document} committed={typeof committed === "string" ? committed : null} />
      )}
      {now <= state.respondBy && (
        <p className="text-note text-soft">{texts.requested.silence[kind](names[parties.of])}</p>
      )}
    </section>
  );
}
