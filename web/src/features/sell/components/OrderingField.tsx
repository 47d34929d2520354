import { Controller, useFormContext } from "react-hook-form";
import { RadioCards } from "../../../shared/ui/RadioCards.tsx";
import type { ServiceValues } from "../model.ts";
import { texts } from "../texts.ts";

/** Signed offers, or a yes to each order (FEATURES LST-3, LST-6), with what each means. */
export function OrderingField() {
  const { control } = useFormContext<ServiceValues>();
  const say = texts.ordering;
  return (
    <Controller
      control={control}
      name="ordering"
      render={({ field }) => (
        <RadioCards
          legend={say.legend}
          value={field.value}
          onChange={field.onChange}
          cards={[
            { value: "instant", label: say.instant, hint: say.instantHint },
            { value: "request", label: say.request, hint: say.requestHint },
          ]}
        />
      )}
    />
  );
}
