import { useNavigate, useSearch } from "@tanstack/react-router";
import { Stepper } from "../../../shared/ui/Stepper.tsx";
import { Tabs } from "../../../shared/ui/Tabs.tsx";
import { Assistant } from "../assistant/Assistant.tsx";
import { Attachments } from "../attachments/Attachments.tsx";
import { texts as attachmentTexts } from "../attachments/texts.ts";
import { Deliveries } from "../deliveries/Deliveries.tsx";
import { texts as deliveryTexts } from "../deliveries/texts.ts";
import { Messages } from "../messages/Messages.tsx";
import { texts as messageTexts } from "../messages/texts.ts";
import { useThread } from "../messages/useThread.ts";
import { useOrder } from "../model.ts";
import { Departures } from "../pending/Departures.tsx";
import { Reviews } from "../review/Reviews.tsx";
import { type OrderTab, readOrderSearch } from "../search.ts";
import { stepsOf } from "../steps.ts";
import { texts } from "../texts.ts";
import { Activity } from "./Activity.tsx";
import { Overview } from "./Overview.tsx";
import { Payments } from "./Payments.tsx";
import { RulingCard } from "./RulingCard.tsx";
import { StatusNow } from "./StatusNow.tsx";
import { Summary } from "./Summary.tsx";
import { WhatNext } from "./WhatNext.tsx";

export function OrderView() {
  const model = useOrder();
  const { id, order, role } = model;
  const navigate = useNavigate({ from: "/orders/$id" });
  // The arbiter comes for the case: all that was written and done.
  const usual: OrderTab = role === "arbiter" ? "activity" : "overview";
  const thread = useThread(id);
  const isParty = role === "client" || role === "seller";
  const mayTalk = !thread.closed && (isParty || thread.thread !== undefined);
  const { tab: wanted = usual } = useSearch({ from: "/orders/$id", select: readOrderSearch });
  const tab = wanted === "messages" && !mayTalk ? usual : wanted;
  const pick = (next: OrderTab) =>
    void navigate({ search: next === usual ? {} : { tab: next }, replace: true, resetScroll: false });

  return (
    <article className="flex flex-col gap-8">
      <header className="flex flex-col gap-6">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-head">{order.listing?.title ?? texts.title}</h1>
          <StatusNow />
        </div>
        <Stepper label={texts.steps.label} steps={stepsOf(model)} />
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <WhatNext />
          <Departures />
          <RulingCard />
          <Reviews />
          <Tabs
            label={texts.tabs.label}
            value={tab}
            onChange={pick}
            tabs={[
              { value: "overview", label: texts.tabs.overview, panel: <Overview /> },
              ...(mayTalk
                ? [
                    {
                      value: "messages" as const,
                      label: messageTexts.title,
                      count: thread.thread?.unread ?? 0,
                      panel: <Messages state={thread} />,
                    },
                  ]
                : []),
              { value: "deliveries", label: deliveryTexts.tab, panel: <Deliveries /> },
              { value: "attachments", label: attachmentTexts.tab, panel: <Attachments /> },
              { value: "activity", label: texts.tabs.activity, panel: <Activity /> },
              { value: "payments", label: texts.tabs.payments, panel: <Payments /> },
            ]}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <Summary />
          <Assistant />
        </div>
      </div>
    </article>
  );
}
