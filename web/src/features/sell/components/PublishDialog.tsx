import type { Package, Service } from "@holdfast/sdk/api";
import { useQueryClient } from "@tanstack/react-query";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useState } from "react";
import { useConfig } from "../../../shared/lib/config.ts";
import { describeError } from "../../../shared/lib/describeError.ts";
import { formatDate, formatDuration } from "../../../shared/lib/duration.ts";
import { texts as common } from "../../../shared/texts.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Dialog } from "../../../shared/ui/Dialog.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { useWallet, WalletRefused } from "../../../shared/wallet/port.ts";
import { publishService } from "../api/setState.ts";
import { signOffer } from "../api/signOffer.ts";
import { isAsShown } from "../isAsShown.ts";
import { NO_LIMIT } from "../model.ts";
import { sellerReceives } from "../sellerReceives.ts";
import { texts } from "../texts.ts";

export type PublishDialogProps = {
  readonly service: Service;
  readonly onClose: () => void;
  readonly onPublished: (service: Service) => void;
};

/** Signs what is not signed yet, package by package, then publishes. Broken off, it goes on where it stopped. */
export function PublishDialog({ service: given, onClose, onPublished }: PublishDialogProps) {
  const config = useConfig();
  const wallet = useWallet();
  const queries = useQueryClient();
  const [service, setService] = useState(given);
  const [signing, setSigning] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const asks = service.ordering === "request";
  const left = asks ? [] : service.packages.filter((entry) => !entry.offer);

  async function run() {
    if (!config) return;
    setBusy(true);
    setFailure(null);
    try {
      let current = service;
      for (const { tier } of left) {
        const entry = current.packages.find((candidate) => candidate.tier === tier);
        if (!entry?.toSign) throw new Error(texts.publish.unsigned);
        // What the person read before clicking, not what an answer in between says.
        const shown = service.packages.find((candidate) => candidate.tier === tier);
        const seen = { service, entry: shown ?? entry, seller: wallet.session ?? "", usual: config.terms };
        if (!isAsShown(entry.toSign, seen)) return setFailure(texts.publish.swapped);
        setSigning(tier);
        current = await signOffer({ service: current, entry, config, wallet });
        setService(current);
      }
      setSigning(null);
      const published = await publishService(current.id);
      await queries.invalidateQueries({ queryKey: ["services"] });
      onPublished(published);
    } catch (error) {
      setFailure(refused(error) ? texts.publish.refused : describeError(error).safe);
    } finally {
      setSigning(null);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      stay={busy}
      title={asks ? texts.publish.requestTitle : texts.publish.title}
      description={asks ? texts.publish.requestDescription : texts.publish.description}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {texts.publish.later}
          </Button>
          <Button variant="primary" loading={busy} onClick={run}>
            {texts.publish.button(left.length)}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col divide-y divide-line">
        {service.packages.map((entry) => (
          <Line key={entry.tier} entry={entry} signing={signing === entry.tier} unsigned={asks} />
        ))}
      </ul>
      {failure && (
        <div className="mt-4" role="alert">
          <Notice tone="lost" title={texts.publish.failed}>
            {failure}
          </Notice>
        </div>
      )}
    </Dialog>
  );
}

type LineProps = {
  readonly entry: Package;
  readonly signing: boolean;
  /** The seller accepts each order: there is nothing to sign. */
  readonly unsigned: boolean;
};

function Line({ entry, signing, unsigned }: LineProps) {
  const config = useConfig();
  const terms = entry.offer?.terms ?? entry.toSign?.terms;
  const Icon = signing ? LoaderCircle : entry.offer || unsigned ? CircleCheck : CircleDashed;
  const revisions = entry.revisions === NO_LIMIT ? texts.publish.noLimit : common.revisions(entry.revisions);
  return (
    <li className="flex items-start gap-3 py-3 first:pt-0 last:pb-0">
      <Icon
        className={`mt-0.5 size-5 shrink-0 ${signing ? "animate-spin text-run" : entry.offer || unsigned ? "text-done" : "text-faint"}`}
        aria-hidden
      />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-4 font-medium">
          {entry.name}
          <TokenMoney amount={entry.price} token={entry.token} />
        </p>
        {terms && (
          <p className="text-note text-soft">
            {texts.publish.terms(formatDuration(entry.deliveryTime), revisions, formatDate(terms.validUntil))}
          </p>
        )}
        {config && (
          <p className="flex items-baseline justify-between gap-4 text-note text-soft">
            {texts.publish.receives}
            <TokenMoney
              amount={sellerReceives(
                BigInt(entry.price),
                terms?.platformFeeBps ?? config.terms.platformFeeBps,
              )}
              token={entry.token}
            />
          </p>
        )}
        {!unsigned && (
          <p role="status" className={`text-note ${signing ? "text-run" : "text-faint"}`}>
            {signing ? texts.publish.signing : entry.offer ? texts.publish.signed : texts.publish.waiting}
          </p>
        )}
      </div>
    </li>
  );
}

/** A wallet's no: our own error, or code 4001 (EIP-1193) anywhere down the chain of causes. */
function refused(error: unknown): boolean {
  for (let cause: unknown = error; typeof cause === "object" && cause !== null; ) {
    if (cause instanceof WalletRefused || ("code" in cause && cause.code === 4001)) return true;
    cause = "cause" in cause ? cause.cause : null;
  }
  return false;
}
