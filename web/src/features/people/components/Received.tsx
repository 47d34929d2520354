import Download from "lucide-react/icons/download";
import { useState } from "react";
import { downloadProofs } from "../../../shared/reviews/downloadProofs.ts";
import { ReviewList } from "../../../shared/reviews/ReviewList.tsx";
import { texts as reviewTexts } from "../../../shared/reviews/texts.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { texts } from "../texts.ts";

type Props = { readonly address: string; readonly as: "seller" | "client"; readonly name: string };

/** Reviews of the person in one role, and the file that proves them. */
export function Received({ address, as, name }: Props) {
  const [busy, setBusy] = useState(false);
  async function download() {
    setBusy(true);
    await downloadProofs({ account: address, as }).catch(() => notify("lost", reviewTexts.failed));
    setBusy(false);
  }
  return (
    <section>
      <header className="mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-title">{texts.reviews}</h2>
        <Button
          size="small"
          variant="plain"
          loading={busy}
          icon={<Download className="size-4" aria-hidden />}
          onClick={() => void download()}
        >
          {reviewTexts.checkAll}
        </Button>
      </header>
      <p className="mb-6 max-w-prose text-note text-soft">{reviewTexts.howTo}</p>
      <ReviewList
        of={{ account: address, as }}
        subjectName={name}
        none={<EmptyState title={reviewTexts.none}>{reviewTexts.noneWhy}</EmptyState>}
      />
    </section>
  );
}
