import { useEffect } from "react";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { useConfig } from "../../shared/lib/config.ts";
import { formatDuration } from "../../shared/lib/duration.ts";
import { Disclosure } from "../../shared/ui/Disclosure.tsx";
import { percent } from "../../shared/ui/MoneyPath.tsx";
import { Loading, SkeletonText } from "../../shared/ui/Skeleton.tsx";
import { texts } from "./texts.ts";

/** The answers carry the operator's own times and fees, so that they cannot go stale. */
export function HelpPage() {
  usePageTitle(texts.title);
  const terms = useConfig()?.terms;
  const ready = terms !== undefined;
  // The answer that a link points at is there only once the terms are.
  useEffect(() => {
    if (ready && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [ready]);
  const sections =
    terms &&
    texts.sections({
      review: formatDuration(terms.reviewTime),
      response: formatDuration(terms.responseTime),
      grace: formatDuration(terms.graceTime),
      ruling: formatDuration(terms.rulingTime),
      fee: percent(terms.platformFeeBps),
      arbiterFee: percent(terms.arbiterFeeBps),
      fallback: percent(terms.fallbackSellerBps),
    });
  return (
    <div className="grid gap-8 md:grid-cols-[13rem_minmax(0,1fr)] md:gap-10">
      <header className="md:col-span-2">
        <h1 className="text-head">{texts.title}</h1>
        <p className="text-soft">{texts.lead}</p>
      </header>
      <nav aria-label={texts.contents} className="md:sticky md:top-24 md:self-start">
        <ul className="flex flex-wrap gap-x-6 md:flex-col">
          {sections?.map((section) => (
            <li key={section.id}>
              <a
                href={`#${section.id}`}
                className="inline-flex min-h-11 items-center text-soft underline-offset-4 hover:text-ink hover:underline"
              >
                {section.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex max-w-prose min-w-0 flex-col gap-10">
        {sections?.map((section) => (
          <section key={section.id} id={section.id} className="scroll-mt-24">
            <h2 className="mb-2 text-title">{section.title}</h2>
            <div className="border-t border-line">
              {section.items.map((item) => (
                <Disclosure key={item.q} title={item.q}>
                  {item.a}
                </Disclosure>
              ))}
            </div>
          </section>
        )) ?? (
          <Loading>
            <SkeletonText lines={12} />
          </Loading>
        )}
      </div>
    </div>
  );
}
