import type { PublicConfig } from "@holdfast/sdk/api";
import { RequirementsFields } from "../../../shared/requirements/RequirementsFields.tsx";
import type { Requirements } from "../../../shared/requirements/useRequirements.ts";
import { RadioCards } from "../../../shared/ui/RadioCards.tsx";
import { texts } from "../texts.ts";

/** Whether the seller's questions are answered with the payment, or after it. */
export type When = "now" | "later";

export type RequirementsChoiceProps = {
  readonly when: When;
  readonly onChange: (when: When) => void;
  readonly form: Requirements;
  readonly config: PublicConfig;
  /** What answering now brings. */
  readonly nowHint?: string;
};

/** The seller's questions, now or later (ORD-5, ORD-6). */
export function RequirementsChoice(props: RequirementsChoiceProps) {
  const say = texts.requirements;
  const { when, onChange, form, config, nowHint = say.nowHint } = props;
  return (
    <div className="flex flex-col gap-6">
      <RadioCards
        legend={say.legend}
        columns={2}
        value={when}
        onChange={onChange}
        cards={[
          { value: "now", label: say.now, hint: nowHint },
          { value: "later", label: say.later, hint: say.laterHint },
        ]}
      />
      {when === "now" && <RequirementsFields form={form} maxFileSize={config.maxFileSize} />}
    </div>
  );
}
