import type { HelpRequest } from "@holdfast/sdk/api";
import { isOpen } from "@holdfast/sdk/order";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import LifeBuoy from "lucide-react/icons/life-buoy";
import { useState } from "react";
import { api } from "../../../shared/lib/api.ts";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { useOrder } from "../model.ts";
import { HelpRequestDialog } from "./HelpRequestDialog.tsx";
import { helpQuery } from "./queries.ts";
import { texts } from "./texts.ts";

/** Under the messages: to a party the way to the help desk, to the desk what it was asked. */
export function HelpDesk() {
  const { id, role } = useOrder();
  const { data } = useQuery(helpQuery(id));
  const open = data?.items.filter(({ closedAt }) => closedAt === null) ?? [];
  const isParty = role === "client" || role === "seller";
  if (data && isParty) return <Asking open={open[0]} />;
  return open.map((request) => <Asked key={request.id} request={request} />);
}

function Asking({ open }: { readonly open: HelpRequest | undefined }) {
  const { state } = useOrder();
  const [asking, setAsking] = useState(false);
  if (open) {
    return (
      <Notice tone="run" title={texts.open}>
        <p className="line-clamp-3 whitespace-pre-wrap" dir="auto">
          {open.text}
        </p>
        <p className="mt-1 text-note text-soft">
          <Time at={open.createdAt} />. {texts.openMore}
        </p>
      </Notice>
    );
  }
  if (!isOpen(state.status)) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-note text-soft">
      {texts.quiet}
      <Button size="small" icon={<LifeBuoy className="size-4" aria-hidden />} onClick={() => setAsking(true)}>
        {texts.ask}
      </Button>
      <Link to="/help" hash="disputes" className="underline underline-offset-4">
        {texts.dispute}
      </Link>
      {asking && <HelpRequestDialog onClose={() => setAsking(false)} />}
    </p>
  );
}

function Asked({ request }: { readonly request: HelpRequest }) {
  const { id } = useOrder();
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () => api.post("/api/help/{id}/close", { path: { id: request.id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: helpQuery(id).queryKey }),
  });
  const { author } = request;
  return (
    <Notice
      tone="wait"
      title={texts.desk.title(author.name || shortAddress(author.address))}
      action={
        <Button size="small" loading={close.isPending} onClick={() => close.mutate()}>
          {texts.desk.close}
        </Button>
      }
    >
      <p className="whitespace-pre-wrap" dir="auto">
        {request.text}
      </p>
      <p className="mt-1 text-note text-soft">
        <Time at={request.createdAt} />
      </p>
      {close.error && (
        <p role="alert" className="mt-1 text-note text-lost">
          {texts.desk.closing}
        </p>
      )}
    </Notice>
  );
}
