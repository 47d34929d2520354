import type { Service } from "@holdfast/sdk/api";
import { ZERO_ADDRESS } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { useConfig } from "../../../shared/lib/config.ts";
import { formatDate } from "../../../shared/lib/duration.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Disclosure } from "../../../shared/ui/Disclosure.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { cancelFeeQuery } from "../api/cancelFee.ts";
import { lastDay } from "../lastDay.ts";
import { texts } from "../offerTexts.ts";
import { useEndOffers } from "../useEndOffers.ts";

/** Offers of an edited or paused package still count on the chain; this ends them there (FEATURES LST-3). */
export function CancelOffers({ service }: { readonly service: Service }) {
  const config = useConfig();
  const { account } = useWallet();
  const { end, endEverything } = useEndOffers(service);
  const stale = service.toCancel;
  const { data: fees } = useQuery(cancelFeeQuery({ config, account, offers: stale }));
  if (stale.length === 0 || !config) return null;
  const say = texts.cancel;
  const comesBack = service.state === "paused" && service.packages.some(({ offer }) => offer);
  return (
    <Notice tone="wait" title={say.title}>
      <p>
        {say.text(stale.length, formatDate(lastDay(stale)))} {comesBack && say.comesBack}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button size="small" onClick={() => end(stale)}>
          {say.button(stale.length)}
        </Button>
        {fees && (
          <span className="text-note text-soft">
            {say.fee(stale.length)} <TokenMoney amount={fees.each} token={ZERO_ADDRESS} />
          </span>
        )}
      </div>
      <div className="mt-2 -mb-3 [&_details]:border-0">
        <Disclosure title={say.more}>
          <p>{say.allText}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button size="small" onClick={endEverything}>
              {say.all}
            </Button>
            {fees && (
              <span className="text-note text-soft">
                {say.allFee} <TokenMoney amount={fees.all} token={ZERO_ADDRESS} />
              </span>
            )}
          </div>
        </Disclosure>
      </div>
    </Notice>
  );
}
