import { RequirementsFields } from "../../../shared/requirements/RequirementsFields.tsx";
import { useRequirements } from "../../../shared/requirements/useRequirements.ts";
import { FormDialog } from "../../../shared/ui/FormDialog.tsx";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { Consequences } from "./Consequences.tsx";
import { useWriteAndSend } from "./useWriteAndSend.ts";

/** What the seller needs to know; submitting it starts the work (ORD-6). */
export function RequirementsForm({ onClose }: { readonly onClose: () => void }) {
  const { id, viewer, order, maxFileSize } = useOrder();
  const form = useRequirements(order.listing?.questions ?? [], maxFileSize, `${viewer}.${id}.requirements`);
  const { send, busy, error } = useWriteAndSend(() => {
    form.clear();
    onClose();
  });

  function submit() {
    const given = form.read();
    if (given) void send({ action: "start", document: { kind: "requirements", links: [], ...given } });
  }

  return (
    <FormDialog
      title={texts.form.requirementsTitle}
      submit={texts.form.submitRequirements}
      busy={busy}
      error={error}
      onSubmit={submit}
      onClose={onClose}
      wide
    >
      <Consequences action="start" />
      <RequirementsFields form={form} maxFileSize={maxFileSize} />
    </FormDialog>
  );
}
