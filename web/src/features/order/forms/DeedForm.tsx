import { type OrderAction, OrderStatus } from "@holdfast/sdk/order";
import { CancellationRate } from "../assistant/CancellationRate.tsx";
import { reasons } from "../assistant/texts.ts";
import { labelOf } from "../deeds/labels.ts";
import { useOrder } from "../model.ts";
import { texts } from "../texts.ts";
import { AnswerForm } from "./AnswerForm.tsx";
import { DeliverForm } from "./DeliverForm.tsx";
import { ReleaseForm } from "./ReleaseForm.tsx";
import { RequirementsForm } from "./RequirementsForm.tsx";
import { RevisionForm } from "./RevisionForm.tsx";
import { WrittenForm } from "./WrittenForm.tsx";

/** Deeds that need words before the wallet; all others go to the transaction dialog at once. */
const WITH_FORM: readonly OrderAction[] = [
  "start",
  "deliver",
  "requestRevision",
  "release",
  "answer",
  "cancel",
  "requestCancel",
  "requestProgress",
  "requestRefund",
  "dispute",
  "evidence",
];

export function needsForm(action: OrderAction): boolean {
  return WITH_FORM.includes(action);
}

/** The form of one deed. */
export function DeedForm({
  action,
  declining = false,
  onClose,
}: {
  readonly action: OrderAction;
  /** Of an answer: that it will be no. */
  readonly declining?: boolean;
  readonly onClose: () => void;
}) {
  const model = useOrder();
  const submit = labelOf(action, model);
  const written = { action, submit, onClose };
  const say = texts.form;
  switch (action) {
    case "start":
      return <RequirementsForm onClose={onClose} />;
    case "deliver":
      return <DeliverForm onClose={onClose} />;
    case "requestRevision":
      return <RevisionForm onClose={onClose} />;
    case "release":
      return <ReleaseForm onClose={onClose} />;
    case "answer":
      return <AnswerForm declining={declining} onClose={onClose} />;
    case "cancel": {
      const refusing = model.role === "seller" && model.state.status === OrderStatus.Pending;
      const title = refusing ? say.declineTitle : say.cancelTitle;
      const alone = model.role === "seller" && !refusing;
      return (
        <WrittenForm
          {...written}
          kind="reason"
          title={title}
          {...(!refusing && { dismiss: say.keep })}
          {...(alone && { reasons: reasons.cancelBySeller })}
          label={alone ? say.describeReason : say.reason}
          hint={say.reasonHint}
          required={alone}
          withFiles={false}
        >
          {alone && <CancellationRate />}
        </WrittenForm>
      );
    }
    case "requestCancel":
      return (
        <WrittenForm
          {...written}
          kind="request"
          title={say.requestCancelTitle}
          dismiss={say.keep}
          reasons={model.role === "client" ? reasons.cancelByClient : reasons.cancelBySeller}
          label={say.describeReason}
          required
          withFiles={false}
        />
      );
    case "requestProgress":
      return (
        <WrittenForm
          {...written}
          kind="request"
          title={say.requestProgressTitle}
          label={say.question}
          required
          withFiles={false}
        />
      );
    case "requestRefund":
      return (
        <WrittenForm
          {...written}
          kind="request"
          title={say.requestRefundTitle}
          reasons={reasons.refund}
          label={say.describeReason}
          required
          withFiles
        />
      );
    case "dispute":
      return (
        <WrittenForm
          {...written}
          kind="statement"
          title={say.disputeTitle}
          label={say.statement}
          hint={say.statementHint}
          required
          withFiles
        />
      );
    case "evidence":
      return (
        <WrittenForm
          {...written}
          kind="evidence"
          title={say.evidenceTitle}
          label={say.evidenceText}
          required
          withFiles
        />
      );
    default:
      return null;
  }
}
