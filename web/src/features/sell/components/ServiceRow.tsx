import type { Service, ServiceCard } from "@holdfast/sdk/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { describeError } from "../../../shared/lib/describeError.ts";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Cover } from "../../../shared/ui/Cover.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { StatusBadge, type Tone } from "../../../shared/ui/StatusBadge.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useWallet } from "../../../shared/wallet/port.ts";
import { myServiceQuery } from "../api/myService.ts";
import { texts as offerTexts } from "../offerTexts.ts";
import { texts } from "../texts.ts";
import { CancelOffers } from "./CancelOffers.tsx";
import { PauseDialog } from "./PauseDialog.tsx";
import { PublishDialog } from "./PublishDialog.tsx";

const TONES: Readonly<Record<ServiceCard["state"], Tone>> = {
  draft: "wait",
  published: "done",
  paused: "idle",
};

/** One of the seller's own services, with the deed that its state allows. */
export function ServiceRow({ card }: { readonly card: ServiceCard }) {
  const { account } = useWallet();
  const queries = useQueryClient();
  const [publishing, setPublishing] = useState<Service | null>(null);
  const [pausing, setPausing] = useState<Service | null>(null);
  // Only the owner's whole view says which offers are left to end on the chain.
  const { data: whole } = useQuery({
    ...myServiceQuery(card.id, account),
    enabled: card.state !== "draft",
  });
  const [busy, setBusy] = useState(false);

  async function attempt(deed: () => Promise<void>) {
    setBusy(true);
    try {
      await deed();
    } catch (error) {
      const said = describeError(error);
      await notify("lost", said.title, said.safe);
    } finally {
      setBusy(false);
    }
  }

  const publish = () =>
    attempt(async () =>
      setPublishing(await queries.fetchQuery({ ...myServiceQuery(card.id, account), staleTime: 0 })),
    );
  const pause = () =>
    attempt(async () =>
      setPausing(await queries.fetchQuery({ ...myServiceQuery(card.id, account), staleTime: 0 })),
    );
  const unsigned =
    whole?.state === "published" && whole.ordering === "instant"
      ? whole.packages.filter(({ offer }) => offer === null).map(({ name }) => name)
      : [];

  return (
    <li className="flex flex-col gap-3 p-3 sm:p-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Cover seed={card.title} src={card.coverUrl} className="w-20 shrink-0 rounded-md" />
        <div className="min-w-0 flex-1 basis-56">
          <Link
            to="/services/$id"
            params={{ id: card.id }}
            className="line-clamp-2 font-medium underline-offset-4 hover:underline"
          >
            {card.title}
          </Link>
          <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-note text-soft">
            <StatusBadge tone={TONES[card.state]}>{texts.list.states[card.state]}</StatusBadge>
            <span>{card.category}</span>
            <span>
              {texts.list.price}{" "}
              <TokenMoney amount={card.from.price} token={card.from.token} className="text-ink" />
            </span>
          </p>
        </div>
        <div className="flex gap-2">
          <ButtonLink
            size="small"
            to="/sell/$id/edit"
            params={{ id: card.id }}
            aria-label={texts.list.editNamed(card.title)}
          >
            {texts.list.edit}
          </ButtonLink>
          {card.state === "published" ? (
            <Button
              size="small"
              loading={busy}
              onClick={pause}
              aria-label={texts.list.pauseNamed(card.title)}
            >
              {texts.list.pause}
            </Button>
          ) : (
            <Button
              size="small"
              loading={busy}
              onClick={publish}
              aria-label={texts.list.publishNamed(card.title)}
            >
              {texts.list.publish}
            </Button>
          )}
        </div>
      </div>
      {unsigned.length > 0 && (
        <Notice
          tone="wait"
          action={
            <Button size="small" loading={busy} onClick={publish}>
              {offerTexts.sign}
            </Button>
          }
        >
          {offerTexts.unsigned(unsigned)}
        </Notice>
      )}
      {whole && <CancelOffers service={whole} />}
      {pausing && <PauseDialog service={pausing} onClose={() => setPausing(null)} />}
      {publishing && (
        <PublishDialog
          service={publishing}
          onClose={() => setPublishing(null)}
          onPublished={() => {
            setPublishing(null);
            void notify("done", texts.publish.done);
          }}
        />
      )}
    </li>
  );
}
