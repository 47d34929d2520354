import type { AttachmentGroup } from "@holdfast/sdk/api";
import { useInfiniteQuery } from "@tanstack/react-query";
import { shortAddress } from "../../../shared/lib/shortAddress.ts";
import { EmptyState } from "../../../shared/ui/EmptyState.tsx";
import { ErrorState } from "../../../shared/ui/ErrorState.tsx";
import { MoreButton } from "../../../shared/ui/MoreButton.tsx";
import { Loading, SkeletonText } from "../../../shared/ui/Skeleton.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { FileList } from "../files/FileList.tsx";
import { useOrder } from "../model.ts";
import { attachmentsQuery } from "./query.ts";
import { texts } from "./texts.ts";

/** Every file of the order that this person may see, by what it came with, the newest first. */
export function Attachments() {
  const { id } = useOrder();
  const list = useInfiniteQuery(attachmentsQuery(id));
  const { data, error, refetch } = list;
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <SkeletonText lines={6} />
      </Loading>
    );
  }
  const groups = data.pages.flatMap(({ items }) => items);
  if (groups.length === 0) return <EmptyState drawing="box" title={texts.empty} />;
  return (
    <div className="flex flex-col gap-6">
      <ol className="flex flex-col gap-6">
        {groups.map((group) => (
          <Group key={`${group.kind} ${group.id}`} group={group} />
        ))}
      </ol>
      <MoreButton list={list}>{texts.more}</MoreButton>
    </div>
  );
}

function Group({ group }: { readonly group: AttachmentGroup }) {
  const { kind, author, at, files } = group;
  return (
    <li className="flex flex-col gap-2">
      <h2 className="flex flex-wrap items-baseline gap-x-2 font-medium">
        {texts.kinds[kind]}
        <span className="text-note font-normal text-soft">
          {texts.by(author.name || shortAddress(author.address))}, <Time at={at} show="both" />
        </span>
      </h2>
      <FileList files={files} compact />
    </li>
  );
}
