import type { Profile } from "@holdfast/sdk/api";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { usePageTitle } from "../../shared/hooks/usePageTitle.ts";
import { shortAddress } from "../../shared/lib/shortAddress.ts";
import { Button, ButtonLink } from "../../shared/ui/Button.tsx";
import { EmptyState } from "../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../shared/ui/ErrorState.tsx";
import { Loading, Skeleton, SkeletonText } from "../../shared/ui/Skeleton.tsx";
import { Tabs } from "../../shared/ui/Tabs.tsx";
import { useWallet } from "../../shared/wallet/port.ts";
import { type AccountRecord, profileQuery, recordQuery } from "./api/queries.ts";
import { EditProfile } from "./components/EditProfile.tsx";
import { Numbers } from "./components/Numbers.tsx";
import { Portfolio } from "./components/Portfolio.tsx";
import { Received } from "./components/Received.tsx";
import { Who } from "./components/Who.tsx";
import { readPersonSearch } from "./search.ts";
import { texts } from "./texts.ts";

/** Who somebody is here, in both roles (RVW-2). */
export function PersonPage() {
  const { address } = useParams({ from: "/people/$address" });
  const { data, error, refetch } = useQuery(profileQuery(address));
  usePageTitle(data ? data.name || shortAddress(data.address) : texts.title);
  if (data) return <Person key={data.address} profile={data} />;
  if (error && "status" in error && error.status === 404) {
    return (
      <EmptyState
        heading="h1"
        drawing="search"
        title={texts.unknown.title}
        action={<ButtonLink to="/services">{texts.home}</ButtonLink>}
      >
        {texts.unknown.why}
      </EmptyState>
    );
  }
  if (error) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  return <Waiting />;
}

function Person({ profile }: { readonly profile: Profile }) {
  const { address } = profile;
  const name = profile.name || shortAddress(address);
  const { session } = useWallet();
  const [editing, setEditing] = useState(false);
  const navigate = useNavigate({ from: "/people/$address" });
  const asked = useSearch({ from: "/people/$address", select: readPersonSearch }).as;
  const record = useQuery({ ...recordQuery(address), enabled: asked === undefined });
  const as = asked ?? (record.data && knownAs(record.data));
  const pick = (next: "seller" | "client") =>
    void navigate({ search: { as: next }, replace: true, resetScroll: false });
  const side = (role: "seller" | "client") => (
    <div className="flex flex-col gap-10">
      <Numbers address={address} as={role} />
      {role === "seller" && <Portfolio address={address} />}
      <Received address={address} as={role} name={name} />
    </div>
  );
  return (
    <article className="flex flex-col gap-8">
      <Who
        profile={profile}
        {...(session === address && {
          actions: <Button onClick={() => setEditing(true)}>{texts.edit.open}</Button>,
        })}
      />
      {editing && <EditProfile profile={profile} onClose={() => setEditing(false)} />}
      <Tabs
        label={texts.tabs.label}
        value={as ?? "seller"}
        onChange={pick}
        tabs={[
          { value: "seller", label: texts.tabs.seller, panel: side("seller") },
          { value: "client", label: texts.tabs.client, panel: side("client") },
        ]}
      />
    </article>
  );
}

/** Who has only ever bought is looked up as a client. */
function knownAs({ seller, client }: AccountRecord): "seller" | "client" {
  const sold = seller.ended > 0 || seller.reviews > 0;
  return !sold && (client.ended > 0 || client.reviews > 0) ? "client" : "seller";
}

function Waiting() {
  return (
    <Loading>
      <div className="flex gap-6">
        <Skeleton className="size-20 rounded-full" />
        <div className="flex flex-1 flex-col gap-3">
          <Skeleton className="h-8 w-56" />
          <SkeletonText lines={3} />
        </div>
      </div>
    </Loading>
  );
}
