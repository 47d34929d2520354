import type { Service } from "@holdfast/sdk/api";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useConfig } from "../../../shared/lib/config.ts";
import { describeError } from "../../../shared/lib/describeError.ts";
import { formatDate } from "../../../shared/lib/duration.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { RadioCards } from "../../../shared/ui/RadioCards.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useWallet } from "../../../shared/wallet/port.ts";
import { cancelFeeQuery } from "../api/cancelFee.ts";
import { pauseService } from "../api/setState.ts";
import { lastDay } from "../lastDay.ts";
import { texts } from "../offerTexts.ts";
import { texts as sell } from "../texts.ts";
import { useEndOffers } from "../useEndOffers.ts";

export type PauseDialogProps = { readonly service: Service; readonly onClose: () => void };

/** Says what a pause does and what it leaves, then pauses; for who wants certainty it ends the offers as well. */
export function PauseDialog({ service, onClose }: PauseDialogProps) {
  const config = useConfig();
  const { account } = useWallet();
  const queries = useQueryClient();
  const { end } = useEndOffers(service);
  const [then, setThen] = useState<"only" | "end">("only");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const offers = service.packages.flatMap(({ offer }) => (offer ? [offer.terms] : []));
  const { data: fees } = useQuery(cancelFeeQuery({ config, account, offers }));
  const say = texts.pause;

  async function pause() {
    setBusy(true);
    setFailure(null);
    try {
      const paused = await pauseService(service.id);
      await queries.invalidateQueries({ queryKey: ["services"] });
      onClose();
      if (then === "end") end(paused.toCancel);
      else await notify("done", sell.list.paused);
    } catch (error) {
      const { title, safe } = describeError(error);
      setFailure(`${title} ${safe}`);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={say.title(service.title)}
      footer={
        <>
          <Button onClick={onClose}>{say.cancel}</Button>
          <Button variant="primary" loading={busy} onClick={pause}>
            {then === "end" ? say.buttonEnd : say.button}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p>{say.hidden}</p>
        {offers.length > 0 && (
          <>
            <p>{say.offers(offers.length, formatDate(lastDay(offers)))}</p>
            <p>{say.again}</p>
            <RadioCards
              legend={say.legend}
              value={then}
              onChange={setThen}
              cards={[
                { value: "only", label: say.only, hint: say.onlyHint },
                {
                  value: "end",
                  label: say.end,
                  hint: say.endHint(offers.length),
                  aside: fees && <TokenMoney amount={fees.each} token={ZERO_ADDRESS} />,
                },
              ]}
            />
          </>
        )}
        {failure && (
          <Notice tone="lost" live>
            {failure}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
