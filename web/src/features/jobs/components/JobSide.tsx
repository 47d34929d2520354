import type { Job } from "@holdfast/sdk/api";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Card } from "../../../shared/ui/Card.tsx";
import { Day } from "../../../shared/ui/Day.tsx";
import { Facts } from "../../../shared/ui/Facts.tsx";
import { PersonLink } from "../../../shared/ui/PersonLink.tsx";
import { Time } from "../../../shared/ui/Time.tsx";
import { TokenMoney } from "../../../shared/ui/TokenMoney.tsx";
import { texts } from "../texts.ts";

/** The job in figures, and whose it is. */
export function JobSide({ job }: { readonly job: Job }) {
  const say = texts.page;
  const { client, budget, token, neededBy, createdAt, editedAt, proposals } = job;
  return (
    <aside className="md:sticky md:top-24">
      <Card title={say.facts}>
        <Facts
          facts={[
            {
              label: texts.budget,
              value: <TokenMoney amount={budget} token={token} className="font-semibold" />,
            },
            {
              label: texts.neededBy,
              value: neededBy ? <Day at={neededBy} /> : texts.anyTime,
            },
            { label: texts.proposalsLabel, value: proposals },
            { label: texts.posted, value: <Time at={createdAt} /> },
            ...(editedAt ? [{ label: say.edited, value: <Time at={editedAt} /> }] : []),
          ]}
        />
        <div className="mt-4 flex items-center gap-3 border-t border-line pt-4">
          <Avatar of={client} size={40} />
          <div className="min-w-0">
            <p className="truncate font-medium">
              <PersonLink of={client} as="client" />
            </p>
            <p className="text-note text-soft">
              <Address value={client.address} />
            </p>
          </div>
        </div>
      </Card>
    </aside>
  );
}
