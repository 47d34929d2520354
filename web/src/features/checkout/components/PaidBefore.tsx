import type { Hex } from "viem";
import { Button, ButtonLink } from "../../../shared/ui/Button.tsx";
import { Notice } from "../../../shared/ui/Notice.tsx";
import { useWallet } from "../../../shared/wallet/port.ts";
import { draftName, renewDraft } from "../draft.ts";
import { texts } from "../texts.ts";

/** In the place of the button that pays: the order that this very checkout has made, and what to do to make another. */
export function PaidBefore({ order, subject }: { readonly order: Hex; readonly subject: string }) {
  const { session } = useWallet();
  const say = texts.before;
  return (
    <>
      <Notice tone="wait" title={say.title} live>
        {say.why}
      </Notice>
      <ButtonLink to="/orders/$id" params={{ id: order }} variant="primary" wide>
        {say.open}
      </ButtonLink>
      <Button wide onClick={() => session && renewDraft(draftName(session, subject))}>
        {say.again}
      </Button>
    </>
  );
}
