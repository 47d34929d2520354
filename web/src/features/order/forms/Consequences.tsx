import type { OrderAction } from "@holdfast/sdk/order";
import { figureFacts } from "../../../shared/tx/figureFacts.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { type Given, requestOf } from "../deeds/request.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";

type ConsequencesProps = { readonly action: OrderAction; readonly given?: Given };

/** What the form's button will do, in words and numbers: read here, because the wallet opens right after it. */
export function Consequences({ action, given = {} }: ConsequencesProps) {
  const model = useOrder();
  const { effects, figures = [] } = requestOf(model, action, given, false);
  return (
    <section aria-label={texts.form.effects} className="flex flex-col gap-3 rounded-md bg-well p-4">
      <ul className="flex list-disc flex-col gap-1 ps-5 marker:text-faint">
        {effects.map((effect) => (
          <li key={effect}>{effect}</li>
        ))}
      </ul>
      {figures.length > 0 && <Facts facts={figureFacts(figures)} />}
    </section>
  );
}
