import { OrderStatus, splitRuling } from "@holdfast/sdk/order";
import { useState } from "react";
import { useIsOver } from "../../../shared/live/clock.ts";
import { figureFacts } from "../../../shared/tx/figureFacts.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { split } from "../deeds/request.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { RulingForm } from "./RulingForm.tsx";

/** The signed ruling for everyone who may see it; for the arbiter, who has not ruled yet, the form. */
export function RulingCard() {
  const model = useOrder();
  const { order, role, state } = model;
  const over = useIsOver(state.due);
  const [again, setAgain] = useState(false);
  const mayRule = role === "arbiter" && state.status === OrderStatus.Disputed && !over;
  if (mayRule && (!order.ruling || again)) {
    return (
      <Card title={texts.ruling.title}>
        <RulingForm onDone={() => setAgain(false)} />
      </Card>
    );
  }
  if (!order.ruling) return null;
  return (
    <Card title={texts.ruling.signedTitle}>
      <div className="flex flex-col gap-4">
        <p className="max-w-prose whitespace-pre-line">{order.ruling.text}</p>
        {state.status === OrderStatus.Disputed ? (
          <Waiting />
        ) : (
          <p className="text-soft">{texts.ruling.carriedOut}</p>
        )}
        {mayRule && (
          <Button className="self-start" onClick={() => setAgain(true)}>
            {texts.ruling.replace}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Waiting() {
  const model = useOrder();
  const { order, state, terms } = model;
  if (!order.ruling) return null;
  const parts = splitRuling({
    remaining: state.remaining,
    sellerAmount: BigInt(order.ruling.sellerAmount),
    terms,
  });
  return (
    <>
      <Facts facts={figureFacts(split(model, parts))} />
      <p className="text-soft">{texts.ruling.signedWaiting}</p>
    </>
  );
}
