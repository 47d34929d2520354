import { type OrderAction, UNLIMITED_REVISIONS } from "@holdfast/sdk/order";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { percent } from "../../../shared/ui/MoneyPath.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { type RadioCard, RadioCards } from "../../../shared/ui/RadioCards.tsx";
import { helpQuery } from "../help/queries.ts";
import { type OrderModel, useOrder } from "../model.ts";
import { texts } from "./texts.ts";

/** The ways out of a delivery that does not please (REV-2 to REV-4), in the order of how far they go. */
const WAYS_OUT = ["requestRevision", "requestRefund", "help", "dispute"] as const;
export type WayOut = (typeof WAYS_OUT)[number];

export type NotSatisfiedProps = {
  readonly allowed: readonly OrderAction[];
  readonly onPick: (way: WayOut) => void;
  readonly onClose: () => void;
};

/** One choice, each with what follows; its own form comes next. What is not possible stands there with the reason. */
export function NotSatisfied({ allowed, onPick, onClose }: NotSatisfiedProps) {
  const model = useOrder();
  const [way, setWay] = useState<WayOut | null>(null);
  const [missing, setMissing] = useState(false);
  const { data: help } = useQuery(helpQuery(model.id));
  const asked = help?.items.some(({ closedAt }) => closedAt === null) ?? false;
  const possible = (one: WayOut) => (one === "help" ? !asked : allowed.includes(one));
  return (
    <FormDialog
      title={texts.title}
      submit={texts.continue}
      busy={false}
      error={null}
      onSubmit={() => (way ? onPick(way) : setMissing(true))}
      onClose={onClose}
    >
      <RadioCards
        legend={texts.what}
        value={way}
        onChange={(next) => {
          setWay(next);
          setMissing(false);
        }}
        cards={WAYS_OUT.map((one) => cardOf(model, one, possible(one)))}
      />
      {missing && (
        <Notice tone="wait" live>
          {texts.choose}
        </Notice>
      )}
    </FormDialog>
  );
}

function cardOf(model: OrderModel, way: WayOut, possible: boolean): RadioCard<WayOut> {
  const { names, terms } = model;
  const disabled = !possible;
  switch (way) {
    case "requestRevision": {
      const left = terms.revisions - model.state.revisionsUsed;
      const none = terms.revisions !== UNLIMITED_REVISIONS && left <= 0;
      const hint = none
        ? texts.usedUp(terms.revisions)
        : texts.revisionHint(revisionsLeft(model), names.seller);
      return { value: way, label: texts.revision, hint: !none && disabled ? texts.notNow : hint, disabled };
    }
    case "requestRefund":
      return {
        value: way,
        label: texts.refund,
        hint: disabled ? texts.notNow : texts.refundHint(names.seller),
        disabled,
      };
    case "help": {
      const hint = disabled ? texts.helpAsked : texts.helpHint;
      return { value: way, label: texts.help, hint, disabled };
    }
    case "dispute": {
      const hint = texts.disputeHint(names.arbiter, percent(terms.arbiterFeeBps));
      return { value: way, label: texts.dispute, hint: disabled ? texts.notNow : hint, disabled };
    }
  }
}

/** "2 of 3 revisions left". */
export function revisionsLeft({ terms, state }: OrderModel): string {
  if (terms.revisions === UNLIMITED_REVISIONS) return texts.unlimited;
  return texts.left(Math.max(0, terms.revisions - state.revisionsUsed), terms.revisions);
}
