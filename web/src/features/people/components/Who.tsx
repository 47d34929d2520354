import type { Profile } from "@holdfast/sdk/api";
import ShieldCheck from "lucide-react/icons/shield-check";
import { lazy, type ReactNode, Suspense } from "react";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Day } from "../../../shared/ui/Day.tsx";
import { Disclosure } from "../../../shared/ui/Disclosure.tsx";
import { texts } from "../texts.ts";

/** With the tables of what a name may be: nobody waits for it. */
const EnsName = lazy(() => import("./EnsName.tsx"));

/** Name, address and what proves it, since when, and what they say of themselves. */
export function Who({ profile, actions }: { readonly profile: Profile; readonly actions?: ReactNode }) {
  const { address, name, bio, memberSince } = profile;
  return (
    <header className="flex flex-col gap-4 sm:flex-row sm:gap-6">
      <Avatar of={profile} size={80} />
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        <div className="flex flex-wrap items-start justify-between gap-4">
          <div className="min-w-0">
            <h1 className="text-head break-words">
              <bdi>{name || texts.unnamed}</bdi>
            </h1>
            <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-soft">
              <Address value={address} />
              <Suspense>
                <EnsName address={address} />
              </Suspense>
              {memberSince && (
                <span>
                  {texts.since} <Day at={memberSince} show="month" />
                </span>
              )}
            </p>
          </div>
          {actions}
        </div>
        <p dir="auto" className="max-w-prose whitespace-pre-line break-words text-soft">
          {bio || texts.noBio}
        </p>
        <Disclosure
          title={
            <span className="inline-flex items-center gap-2">
              <ShieldCheck className={memberSince ? "size-5 text-done" : "size-5 text-faint"} aria-hidden />
              {memberSince ? texts.verified : texts.unseen}
            </span>
          }
        >
          <p className="max-w-prose text-soft">{memberSince ? texts.verifiedWhy : texts.unseenWhy}</p>
        </Disclosure>
      </div>
    </header>
  );
}
