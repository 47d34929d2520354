import type { OrderReviews } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useIsOver } from "../../../shared/live/clock.ts";
import { ReviewItem } from "../../../shared/reviews/ReviewItem.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { useOrder } from "../model.ts";
import { ReplyDialog } from "./ReplyDialog.tsx";
import { ReviewDialog } from "./ReviewDialog.tsx";
import { texts } from "./texts.ts";
import { reviewsQuery } from "./useReviews.ts";

/** What both say of each other once the order has ended (RVW-1). */
export function Reviews() {
  const { id, order } = useOrder();
  const ended = order.status === "completed" || order.status === "settled";
  const { data } = useQuery({ ...reviewsQuery(id), enabled: ended });
  if (!ended || !data || data.until === null) return null;
  return <Shown reviews={data} until={data.until} />;
}

function Shown({ reviews, until }: { readonly reviews: OrderReviews; readonly until: number }) {
  const { role } = useOrder();
  const over = useIsOver(until);
  const isParty = role === "client" || role === "seller";
  if (!isParty) return <Watched reviews={reviews} />;
  return <Mine reviews={reviews} until={until} over={over} side={role} />;
}

/** What the arbiter and the operator see: public ones. */
function Watched({ reviews }: { readonly reviews: OrderReviews }) {
  const { names } = useOrder();
  const { client, seller } = reviews;
  if (!client.review && !seller.review) return null;
  return (
    <Card title={texts.titleDone}>
      <div className="flex flex-col gap-6">
        {client.review && <ReviewItem review={client.review} subjectName={names.seller} />}
        {seller.review && <ReviewItem review={seller.review} subjectName={names.client} />}
      </div>
    </Card>
  );
}

type MineProps = {
  readonly reviews: OrderReviews;
  readonly until: number;
  readonly over: boolean;
  readonly side: "client" | "seller";
};

function Mine({ reviews, until, over, side }: MineProps) {
  const { terms, names } = useOrder();
  const [open, setOpen] = useState<"review" | "reply" | null>(null);
  const otherSide = side === "client" ? "seller" : "client";
  const mine = reviews[side];
  const theirs = reviews[otherSide];
  const other = names[otherSide];
  const isPublic = useIsOver((mine.review?.visibleAt ?? Number.MAX_SAFE_INTEGER) - 1);
  const mayWrite = !over && !(mine.review && isPublic);

  return (
    <Card title={mine.written ? texts.titleDone : texts.title} aria-label={texts.titleDone}>
      <div className="flex flex-col gap-6" aria-live="polite">
        {mine.review && (
          <ReviewItem review={mine.review} subjectName={other} isPublic={isPublic}>
            {!isPublic && (
              <p className="text-note text-soft">
                {texts.hidden(other)} <Time at={mine.review.visibleAt} />.
              </p>
            )}
          </ReviewItem>
        )}
        {theirs.review && <ReviewItem review={theirs.review} subjectName={names[side]} />}
        {!mine.review && !over && (
          <p className="max-w-prose text-soft">
            {theirs.written && !theirs.review ? texts.waits(other) : texts.ask(other)} {texts.until}{" "}
            <Time at={until} show="date" />.
          </p>
        )}
        {over && !mine.review && !theirs.review && <p className="text-soft">{texts.over}</p>}
        {mine.review && isPublic && !theirs.review && (
          <p className="text-note text-soft">{texts.theirsNone(other)}</p>
        )}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {mayWrite && (
            <Button {...(!mine.review && { variant: "primary" as const })} onClick={() => setOpen("review")}>
              {mine.review ? texts.change : texts.write(other)}
            </Button>
          )}
          {theirs.review && !theirs.review.reply && (
            <Button onClick={() => setOpen("reply")}>{texts.reply(other)}</Button>
          )}
        </div>
      </div>
      {open === "review" && (
        <ReviewDialog
          subject={{ address: terms[otherSide], name: other }}
          before={mine.review}
          otherWrote={theirs.written}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "reply" && theirs.review && (
        <ReplyDialog review={theirs.review} name={other} onClose={() => setOpen(null)} />
      )}
    </Card>
  );
}
