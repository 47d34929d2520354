import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { draftName, renewDraft, type Subject } from "../draft.ts";
import type { Held } from "../placing.ts";
import { texts } from "../texts.ts";

export type PaidBeforeProps = {
  readonly held: Held;
  readonly subject: Subject;
  /** The person wants another order all the same. */
  readonly onAgain: () => void;
};

/** In the place of the button that pays: the order that there is already, and what to do to make another. */
export function PaidBefore({ held: { why, order, others = [] }, subject, onAgain }: PaidBeforeProps) {
  const { session } = useWallet();
  const say = texts.before[why];
  const again = () => {
    if (session) renewDraft(draftName(session, subject), [order, ...others]);
    onAgain();
  };
  return (
    <>
      <Notice tone="wait" title={say.title} live>
        {say.why}
      </Notice>
      {/* What is in no block yet has no page. */}
      {why !== "underWay" && (
        <ButtonLink to="/orders/$id" params={{ id: order }} variant="primary" wide>
          {texts.before.open}
        </ButtonLink>
      )}
      <Button wide onClick={again}>
        {texts.before.again}
      </Button>
    </>
  );
}
