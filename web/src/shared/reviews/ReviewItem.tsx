import type { Review } from "@holdfast/sdk/api";
import { Link } from "@tanstack/react-router";
import Download from "lucide-react/icons/download";
import { type ReactNode, useState } from "react";
import { shortAddress } from "../lib/shortAddress.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Time } from "../ui/Time.tsx";
import { notify } from "../ui/toast.ts";
import { downloadProofs } from "./downloadProofs.ts";
import { Stars } from "./Stars.tsx";
import { texts } from "./texts.ts";

export type ReviewItemProps = {
  readonly review: Review;
  /** Whose name stands under the reply. */
  readonly subjectName: string;
  /** Said under it, such as when it becomes public. */
  readonly children?: ReactNode;
  /** Whether anybody can have its proof already. */
  readonly isPublic?: boolean;
};

/** One review: who, how many stars, the words as they were signed, and the reply. */
export function ReviewItem({ review, subjectName, children, isPublic = true }: ReviewItemProps) {
  const { author, service, reply } = review;
  const name = author.name || shortAddress(author.address);
  return (
    <article className="flex gap-3">
      <Avatar of={author} size={40} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <Link
            to="/people/$address"
            params={{ address: author.address }}
            className="min-w-0 truncate font-medium hover:underline"
          >
            <bdi>{name}</bdi>
          </Link>
          <Stars value={review.stars} className="self-center" />
          <span className="text-note text-soft">
            <Time at={review.signedAt} show="date" />
          </span>
        </header>
        <Words text={review.text} />
        {service && (
          <p className="text-note text-soft">
            {texts.about}{" "}
            <Link
              to="/services/$id"
              params={{ id: service.id }}
              className="underline decoration-line underline-offset-2 hover:decoration-current"
            >
              <bdi>{service.title}</bdi>
            </Link>
          </p>
        )}
        {reply && (
          <div className="flex flex-col gap-1 border-s-2 border-line ps-3">
            <p className="text-note text-soft">
              <bdi>{texts.reply(subjectName)}</bdi>, <Time at={reply.signedAt} show="date" />
            </p>
            <Words text={reply.text} />
          </div>
        )}
        {children}
        {isPublic && <Check review={review} name={name} />}
      </div>
    </article>
  );
}

/** Marks of direction in a text change nothing outside of it. */
function Words({ text }: { readonly text: string }) {
  return (
    <p dir="auto" className="isolate max-w-prose whitespace-pre-line break-words [unicode-bidi:isolate]">
      {text}
    </p>
  );
}

function Check({ review, name }: { readonly review: Review; readonly name: string }) {
  const [busy, setBusy] = useState(false);
  async function download() {
    setBusy(true);
    const { subject, side, order } = review;
    const as = side === "client" ? "seller" : "client";
    await downloadProofs({ account: subject, as, order }).catch(() => notify("lost", texts.failed));
    setBusy(false);
  }
  return (
    <button
      type="button"
      disabled={busy}
      onClick={() => void download()}
      aria-label={`${texts.check}: ${name}`}
      className="inline-flex min-h-11 items-center gap-1 self-start text-note text-soft hover:text-ink sm:min-h-6"
    >
      <Download className="size-4" aria-hidden />
      {texts.check}
    </button>
  );
}
