import type { PackageInput, PublicConfig, Question } from "@holdfast/sdk/api";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import { parseAmount } from "../../../shared/lib/amount.ts";
import { formatDuration } from "../../../shared/lib/duration.ts";
import { CutPicture } from "../../../shared/picture/CutPicture.tsx";
import { PackageGrid } from "../../../shared/service/PackageGrid.tsx";
import { QuestionList } from "../../../shared/service/QuestionList.tsx";
import { texts as shown } from "../../../shared/service/texts.ts";
import { texts as common } from "../../../shared/texts.ts";
import { Badge } from "../../../shared/ui/Badge.tsx";
import { Cover } from "../../../shared/ui/Cover.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import {
  decimalsOf,
  deliverySeconds,
  type ImageValues,
  lines,
  NO_LIMIT,
  type ServiceValues,
  words,
} from "../model.ts";
import { texts } from "../texts.ts";
import { Segments } from "./Segments.tsx";

const HOUR = 3_600;

/** What clients will see, while it is typed: its page, as wide as a phone, or the card that lists show. */
export function Preview({ config }: { readonly config: PublicConfig }) {
  const values = useWatch<ServiceValues>() as ServiceValues;
  const [as, setAs] = useState<"page" | "card">("page");
  const packages = values.packages.map((entry) => packageShown(entry, config));
  const title = values.title || texts.form.untitled;
  return (
    <section aria-label={texts.form.preview} className="flex min-w-0 flex-col gap-3">
      <Segments
        label={texts.form.previewAs}
        value={as}
        onChange={setAs}
        options={[
          { value: "page", label: texts.form.previewPage },
          { value: "card", label: texts.form.previewCard },
        ]}
      />
      {as === "card" ? (
        <div>
          <Picture image={values.images[0]} title={title} />
          <p className="mt-3 line-clamp-2 min-h-12 font-medium">{title}</p>
          <p className="mt-3 flex min-h-8 items-baseline justify-between gap-2 border-t border-line pt-2">
            {packages[0] && (
              <>
                {packages[0].price === "0" ? (
                  <span className="text-note text-faint">{texts.form.noPriceYet}</span>
                ) : (
                  <span>
                    <span className="text-note text-faint">{common.service.from} </span>
                    <TokenMoney
                      amount={packages[0].price}
                      token={packages[0].token}
                      className="font-semibold"
                    />
                  </span>
                )}
                <span className="text-note text-soft">{formatDuration(packages[0].deliveryTime)}</span>
              </>
            )}
          </p>
        </div>
      ) : (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          aria-label={texts.form.previewPage}
          className="flex max-h-[60dvh] flex-col gap-5 overflow-y-auto rounded-lg border border-line bg-paper p-3 *:shrink-0"
        >
          <Picture image={values.images[0]} title={title} />
          {values.images.length > 1 && (
            <ul className="-mt-3 grid grid-cols-6 gap-1">
              {values.images.map((image, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: pictures are their places
                <li key={index}>
                  <CutPicture image={image} className="rounded-sm border border-line" />
                </li>
              ))}
            </ul>
          )}
          <div>
            <p className="text-note text-soft">{values.category}</p>
            <p className="text-title font-semibold wrap-anywhere">{title}</p>
            <p className="mt-2 flex flex-wrap gap-1">
              {words(values.tags).map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
            </p>
          </div>
          <PackageGrid
            packages={packages}
            action={(index) =>
              packages[index]?.price === "0" && (
                <p className="text-note text-faint">{texts.form.noPriceYet}</p>
              )
            }
          />
          <div>
            <p className="text-lead font-semibold">{shown.about}</p>
            <p className="mt-1 whitespace-pre-line text-soft wrap-anywhere">
              {values.description || texts.form.undescribed}
            </p>
          </div>
          <QuestionList questions={values.questions.map(questionShown)} />
        </section>
      )}
    </section>
  );
}

function Picture({ image, title }: { readonly image: ImageValues | undefined; readonly title: string }) {
  const look = "rounded-lg border border-line";
  return image ? <CutPicture image={image} className={look} /> : <Cover seed={title} className={look} />;
}

/** What is typed so far, as far as it can be shown: nothing of it needs to be right yet. */
function packageShown(entry: ServiceValues["packages"][number], config: PublicConfig): PackageInput {
  const amount = parseAmount(entry.price, decimalsOf(entry.token, config)) ?? 0n;
  const seconds = deliverySeconds(entry);
  const revisions = Number.parseInt(entry.revisions, 10);
  return {
    name: entry.name,
    description: entry.description,
    token: entry.token as PackageInput["token"],
    price: String(amount < 0n ? 0n : amount),
    deliveryTime: Math.max(seconds || 0, HOUR),
    revisions: Number.isNaN(revisions) ? NO_LIMIT : revisions,
    features: [...new Set(lines(entry.features))],
  };
}

function questionShown({ key, question, kind, required }: ServiceValues["questions"][number]): Question {
  return { id: key, question: question || texts.form.noQuestionYet, kind, required, choices: [] };
}
